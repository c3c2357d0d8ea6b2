# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sketches whose constraints, or whose edges of other objects, are too many to be quick."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ... import texts
from ...model.activity import Editing
from ...model.issue import Issue, IssueType
from ...model.span import ObjectKey
from ...texts import message
from ...units import told_duration
from .. import severity
from ..subject import Subject


def heavy_sketch(subject: Subject) -> Iterable[Issue]:
    return (_issue(subject, key, ns) for key, ns in heavy_sketches(subject).items())


def heavy_sketches(subject: Subject) -> dict[ObjectKey, int]:
    """Sketches with too many constraints or external edges that cost something, and how much.

    Each time that the sketch is solved: in a recompute, or while something in it is dragged.
    """
    limits = subject.thresholds
    found = {}
    for key, facts in subject.objects_of("Sketcher::"):
        many = facts.counts.get("Constraints", 0) >= limits.constraints
        if many or facts.counts.get("ExternalGeometry", 0) >= limits.external_edges:
            solving_ns = max(_computing_ns(subject, key), _dragging_ns(subject, key))
            if solving_ns >= limits.least_saving_ns:
                found[key] = solving_ns
    return found


def _computing_ns(subject: Subject, key: ObjectKey) -> int:
    one = subject.typical.get(key)
    return one.compute_ns if one else 0


def _dragging_ns(subject: Subject, key: ObjectKey) -> int:
    """What one move of the pointer took; 0 where nothing was dragged."""
    edits = list(_edits(subject, key))
    drags = sum(edit.drags for edit in edits)
    return sum(edit.dragging_ns for edit in edits) // drags if drags else 0


def _edits(subject: Subject, key: ObjectKey) -> Iterator[Editing]:
    for span in subject.session.spans:
        if isinstance(span.detail, Editing) and span.key == key:
            yield span.detail


def _issue(subject: Subject, key: ObjectKey, solving_ns: int) -> Issue:
    counts = subject.objects[key].counts
    constraints, edges = counts.get("Constraints", 0), counts.get("ExternalGeometry", 0)
    return Issue(
        type=IssueType.HEAVY_SKETCH,
        severity=severity.of_time(solving_ns),
        document=key.document,
        object=key.object,
        message=message(
            texts.ISSUE_HEAVY_SKETCH,
            sketch=subject.label(key),
            constraints=constraints,
            edges=edges,
            time=told_duration(solving_ns),
        ),
        evidence={
            "constraints": constraints,
            "external_edges": edges,
            "geometry": counts.get("Geometry"),
            "compute_ns": _computing_ns(subject, key),
            "dragging_ns": _dragging_ns(subject, key),
        },
        impact_ns=sum(run.compute_ns for run in subject.runs.get(key, ()))
        + sum(edit.dragging_ns for edit in _edits(subject, key)),
    )
