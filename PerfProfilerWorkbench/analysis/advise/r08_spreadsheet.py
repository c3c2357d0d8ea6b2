# SPDX-License-Identifier: LGPL-2.1-or-later
"""R8: a spreadsheet whose every cell recomputes all that depends on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from ... import texts
from ...model.advice import Advice, Basis, Effort, Occasion
from ...model.span import ObjectKey
from ...texts import message
from ...units import told_duration
from ..causes import CauseKind, RecomputeCause
from ..detect.spreadsheets import FanOut, fan_outs
from ..subject import Subject

_MOST_CELLS = 5  # that are named
_SOURCES = ("FreeCAD #5948", "FreeCAD #8059", "FreeCAD #25603", "FreeCAD #32088")


def r8(subject: Subject) -> Iterable[Advice]:
    found: dict[ObjectKey, list[RecomputeCause]] = {}
    for one in subject.causes:
        changes = [cause for cause in one.causes if cause.kind is not CauseKind.FAILED]
        sheets = {cause.key for cause in changes}
        cells = all(cause.kind is CauseKind.CELLS for cause in changes)
        if cells and len(sheets) == 1 and one.wasted:
            found.setdefault(sheets.pop(), []).append(one)
    for sheet, edits in found.items():
        wasted_ns = int(median(one.wasted_ns for one in edits))
        if subject.worth(wasted_ns, sheet.document):
            yield _advice(subject, sheet, edits, wasted_ns)
    for sheet, reach in subject.once(fan_outs).items():
        if sheet not in found and subject.worth(reach.ns - reach.needed_ns, sheet.document):
            yield _split(subject, sheet, reach)


def _split(subject: Subject, sheet: ObjectKey, reach: FanOut) -> Advice:
    """Before any cell was edited. What it saves goes by how the sheet is split."""
    seen = message(
        texts.ISSUE_FAN_OUT,
        sheet=subject.label(sheet),
        count=reach.features,
        time=told_duration(reach.ns),
        needed=reach.needed,
        needed_time=told_duration(reach.needed_ns),
    )
    steps = (texts.R8_STEP_VARSET, texts.R8_STEP_SPLIT, texts.R8_STEP_SKIP)
    return Advice(
        "R8",
        *sheet,
        message(texts.R8_TITLE_FAN_OUT, sheet=subject.label(sheet)),
        seen,
        tuple(message(step) for step in steps),
        "cells",
        occasion=Occasion.EDITING,
        effort=Effort.SOME,
        sources=_SOURCES,
    )


def _advice(
    subject: Subject, sheet: ObjectKey, edits: Sequence[RecomputeCause], wasted_ns: int
) -> Advice:
    cells = dict.fromkeys(path for one in edits for cause in one.causes for path in cause.paths)
    seen = message(
        texts.R8_SEEN_ONE if len(edits) == 1 else texts.R8_SEEN,
        count=len(edits),
        sheet=subject.label(sheet),
        cells=", ".join(list(cells)[:_MOST_CELLS]) or "-",
        time=told_duration(wasted_ns),
        dependents=len(subject.dependents(sheet)),
    )
    steps = (texts.R8_STEP_SPLIT, texts.R8_STEP_VARSET, texts.R8_STEP_SKIP)
    return Advice(
        "R8",
        sheet.document,
        sheet.object,
        message(texts.R8_TITLE, sheet=subject.label(sheet)),
        seen,
        tuple(message(step) for step in steps),
        "cells",
        occasion=Occasion.EDITING,
        expected_saving_ns=wasted_ns,
        basis=Basis.MEASURED_SHARE,
        basis_said=message(texts.R8_BASIS),
        effort=Effort.SOME,
        sources=_SOURCES,
    )
