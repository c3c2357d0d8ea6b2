# SPDX-License-Identifier: LGPL-2.1-or-later
"""Spreadsheets that recompute much of what does not refer to the cell that was edited.

Up to FreeCAD 1.1 every edit of any cell recomputes all that depends on the sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from ... import texts
from ...model.issue import Issue, IssueType
from ...model.span import ObjectKey
from ...model.structure import ObjectFacts
from ...texts import message
from ...units import told_duration
from .. import severity
from ..cells import SHEET, mentions
from ..subject import Subject

_SAMPLED = 20  # cells, spread evenly, of which it is asked who needs them
_FEW = 0.5  # of the time, at most, a typical cell is needed for


class _Reach(NamedTuple):
    features: set[ObjectKey]
    ns: int


class FanOut(NamedTuple):
    """How many features an edit of any cell recomputes, and how many a typical cell is for."""

    features: int
    ns: int
    needed: int
    needed_ns: int


def spreadsheet_fan_out(subject: Subject) -> Iterable[Issue]:
    for sheet, found in subject.once(fan_outs).items():
        yield _issue(subject, sheet, found)


def fan_outs(subject: Subject) -> Mapping[ObjectKey, FanOut]:
    """Sheets on which ``fan_out`` features depend, most of them for nothing at a typical edit."""
    found: dict[ObjectKey, FanOut] = {}
    limits = subject.thresholds
    for sheet, facts in subject.objects_of(SHEET):
        all_of_it = _reach(subject, subject.users.get(sheet, ()))
        if len(all_of_it.features) < limits.fan_out or all_of_it.ns < limits.wasted_ns:
            continue
        needed = [_reach(subject, users) for users in _by_cell(subject, sheet, facts)]
        if needed:
            count = int(median(len(one.features) for one in needed))
            ns = int(median(one.ns for one in needed))
            if ns <= _FEW * all_of_it.ns and all_of_it.ns - ns >= limits.wasted_ns:
                found[sheet] = FanOut(len(all_of_it.features), all_of_it.ns, count, ns)
    return found


def _reach(subject: Subject, users: Iterable[ObjectKey]) -> _Reach:
    """What is recomputed with some objects: they and their dependents, as far as they ever ran."""
    found: set[ObjectKey] = set()
    todo = list(users)
    while todo:
        one = todo.pop()
        if one not in found:
            found.add(one)
            todo.extend(subject.users.get(one, ()))
    ran = {key for key in found if key in subject.typical}
    return _Reach(ran, sum(subject.typical[key].total_ns for key in ran))


def _by_cell(
    subject: Subject, sheet: ObjectKey, facts: ObjectFacts
) -> Sequence[Sequence[ObjectKey]]:
    """For each cell (or alias) that others refer to, of some of them, who does."""
    names = frozenset((sheet.object, facts.label))
    everything: list[ObjectKey] = []
    cells: dict[str, list[ObjectKey]] = {}
    for user in subject.users.get(sheet, ()):
        asked = _asked(subject.objects[user], names)
        if asked is None:
            everything.append(user)
        for cell in asked or ():
            cells.setdefault(cell, []).append(user)
    return _some([[*cells[cell], *everything] for cell in sorted(cells)])


def _asked(facts: ObjectFacts, names: frozenset[str]) -> set[str] | None:
    """The cells that an object's expressions name; None if it depends on the sheet otherwise."""
    found = [one for _, text in facts.expressions for one in mentions(text, names)]
    if not found or None in found:
        return None
    return {cell for one in found if one is not None for cell in one}


def _some(cells: Sequence[Sequence[ObjectKey]]) -> Sequence[Sequence[ObjectKey]]:
    return cells[:: max(1, -(-len(cells) // _SAMPLED))]


def _issue(subject: Subject, sheet: ObjectKey, found: FanOut) -> Issue:
    evidence: Mapping[str, int] = {
        "features": found.features,
        "total_ns": found.ns,
        "needed_features": found.needed,
        "needed_ns": found.needed_ns,
    }
    return Issue(
        type=IssueType.SPREADSHEET_FAN_OUT,
        severity=severity.of_time(found.ns - found.needed_ns),
        document=sheet.document,
        object=sheet.object,
        message=message(
            texts.ISSUE_FAN_OUT,
            sheet=subject.label(sheet),
            count=found.features,
            time=told_duration(found.ns),
            needed=found.needed,
            needed_time=told_duration(found.needed_ns),
        ),
        evidence=evidence,
    )
