# SPDX-License-Identifier: LGPL-2.1-or-later
"""Shapes that all work on them pays for: rich in splines, or made of a mesh's triangles.

An issue is about the first objects of such geometry; what is made from them inherits it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ... import texts
from ...model.issue import Issue, IssueType
from ...model.span import ObjectKey
from ...model.structure import ObjectFacts
from ...texts import Message, message
from ...units import told_duration, told_percent
from .. import severity
from ..naming import named
from ..subject import Subject

_FEWEST_FACES = 6  # looked at; of fewer a share says little
_CLOSE = 0.02  # a boolean leaves most triangles as they are


@dataclass
class _Work:
    """Objects of such geometry that the same features work on, and what each of these takes."""

    firsts: list[ObjectKey]
    paid: dict[ObjectKey, int]

    @property
    def total_ns(self) -> int:
        return sum(self.paid.values())


def spline_geometry(subject: Subject) -> Iterable[Issue]:
    for work in _costly(subject, spline_rich(subject)):
        share = _spline_share(subject.objects[work.firsts[0]])
        text = message(
            texts.ISSUE_SPLINES,
            features=named(subject, work.firsts),
            share=told_percent(share),
            time=told_duration(work.total_ns),
        )
        yield _issue(subject, IssueType.SPLINE_GEOMETRY, work, text, spline_share=share)


def mesh_born_solid(subject: Subject) -> Iterable[Issue]:
    for work in _costly(subject, mesh_born(subject)):
        text = message(
            texts.ISSUE_MESH_BORN,
            features=named(subject, work.firsts),
            faces=subject.objects[work.firsts[0]].counts["Face"],
            time=told_duration(work.total_ns),
        )
        yield _issue(subject, IssueType.MESH_BORN_SOLID, work, text)


def spline_rich(subject: Subject) -> set[ObjectKey]:
    """Shapes of which at least ``spline_share`` of the faces looked at are splines."""
    limit = subject.thresholds.spline_share
    return _those(subject, lambda facts: _spline_share(facts) >= limit)


def mesh_born(subject: Subject) -> set[ObjectKey]:
    """Solids of at least ``mesh_faces`` triangles: three edges to two faces, two faces a corner."""
    fewest = subject.thresholds.mesh_faces
    return _those(subject, lambda facts: _is_triangles(facts.counts, fewest))


def _those(subject: Subject, wanted: Callable[[ObjectFacts], bool]) -> set[ObjectKey]:
    return {key for key, facts in subject.objects.items() if wanted(facts)}


def _spline_share(facts: ObjectFacts) -> float:
    looked_at = facts.counts.get("SampledFace", 0)
    return facts.counts.get("SplineFace", 0) / looked_at if looked_at >= _FEWEST_FACES else 0.0


def _is_triangles(counts: Mapping[str, int], fewest: int) -> bool:
    faces, edges, corners = (counts.get(name, 0) for name in ("Face", "Edge", "Vertex"))
    if faces < fewest or not counts.get("Solid"):
        return False
    return abs(edges / faces - 1.5) <= 1.5 * _CLOSE and abs(corners / faces - 0.5) <= 0.5 * _CLOSE


def _costly(subject: Subject, such: set[ObjectKey]) -> Iterator[_Work]:
    """The first ones, those together that the same features work on, where that is worth it."""
    firsts = (key for key in sorted(such) if such.isdisjoint(subject.objects[key].links))
    paid = {key: _paid(subject, key, such) for key in firsts}
    works: dict[ObjectKey, _Work] = {}  # by each feature that works on them
    for key in sorted(paid, key=lambda key: -sum(paid[key].values())):
        shared = {id(works[one]): works[one] for one in paid[key] if one in works}
        joined = _Work([], {})
        for work in (*shared.values(), _Work([key], paid[key])):
            joined.firsts += work.firsts
            joined.paid.update(work.paid)
        works.update(dict.fromkeys(joined.paid, joined))
    found = {id(work): work for work in works.values()}.values()
    return (work for work in found if work.total_ns >= subject.thresholds.wasted_ns)


def _paid(subject: Subject, key: ObjectKey, such: set[ObjectKey]) -> dict[ObjectKey, int]:
    """Itself, all such shapes that depend on it, and whatever is made from one of these."""
    heirs = {key} | (subject.dependents(key) & such)
    working = heirs | {user for heir in heirs for user in subject.users.get(heir, ())}
    typical = subject.typical
    return {one: typical[one].total_ns for one in sorted(working) if one in typical}


def _issue(subject: Subject, type: IssueType, work: _Work, text: Message, **more: float) -> Issue:
    first = work.firsts[0]
    return Issue(
        type=type,
        severity=severity.of_time(work.total_ns),
        document=first.document,
        object=first.object,
        message=text,
        evidence={
            "objects": tuple(key.object for key in work.firsts),
            "total_ns": work.total_ns,
            "features": tuple(key.object for key in work.paid),
            "faces": subject.objects[first].counts.get("Face"),
            **more,
        },
        impact_ns=sum(run.total_ns for key in work.paid for run in subject.runs[key]),
    )
