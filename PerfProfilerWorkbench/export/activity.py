# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a person did, as the JSON has it: operations, freezes, frames, workflows, metrics."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..analysis import freezes as causes
from ..analysis.frames import FrameStatistics, statistics
from ..analysis.geometry import documents
from ..analysis.geometry_changes import before_and_after
from ..analysis.metrics import Metrics, metrics, windows
from ..analysis.operations import Operation
from ..analysis.operations import operations as found_operations
from ..analysis.workflows import Step, Workflow, workflows
from ..model.activity import Frame
from ..model.calls import StackFrame
from ..model.session import Session
from ..texts import Translate, english, say
from .worded import worded


def activity(session: Session, translate: Translate = english) -> dict[str, Any]:
    """The parts of a profile, by their keys."""
    done = found_operations(session)
    return {
        "operations": _with_geometry(session, done, translate),
        "geometry": [
            {"document": name, **vars(geometry)}
            for name, geometry in documents(session.structure, session.end_ns).items()
        ],
        "freezes": [_freeze(one, translate) for one in causes.freezes(session)],
        "frames": frames(session),
        "workflows": [_workflow(one) for one in workflows(session, done)],
        "metrics": [
            {"wanted_s": one.wanted_s, **_metrics(metrics(done, one.start_ns, one.end_ns))}
            for one in windows(session)
        ],
    }


def operations(session: Session, translate: Translate = english) -> list[dict[str, Any]]:
    """The part that a table needs."""
    return [_operation(one, translate) for one in found_operations(session)]


def _with_geometry(
    session: Session, done: list[Operation], translate: Translate
) -> list[dict[str, Any]]:
    sides = before_and_after(session, done)
    return [
        {**_operation(one, translate), "geometry": [side and vars(side) for side in both]}
        for one, both in zip(done, sides)
    ]


def _operation(one: Operation, translate: Translate) -> dict[str, Any]:
    return {
        "kind": one.span.kind.value,
        "name": one.name,
        "type": worded(one.type),
        "document": one.document,
        "object": one.span.object,
        "start_ns": one.start_ns,
        "start_estimated": one.span.estimated_start,
        "wall_ns": one.span.wall_ns,
        "response_ns": one.response_ns,
        "waited_ns": one.waited_ns,
        "failed": one.failed,
        "failed_features": one.failed_features,
        "recompute_count": one.recomputes,
        "recompute_ns": one.recompute_ns,
        "detail": worded(one.span.detail, translate),
        "inner": [_operation(each, translate) for each in one.inner],
    }


def _freeze(one: causes.FreezeCause, translate: Translate) -> dict[str, Any]:
    return {
        "start_ns": one.freeze.start_ns,
        "wall_ns": one.freeze.wall_ns,
        "cause": say(translate, one.why),
        "kind": one.span and one.span.kind.value,
        "document": one.span and one.span.document,
        "object": one.span and one.span.object,
        "covered_ns": one.covered_ns,
        "command": one.command and one.command.name,
        "feature": worded(one.feature),
        "feature_ns": one.feature_ns,
        "function": _function(one.function),
        "innermost": _function(one.innermost),
        "detail": worded(one.freeze.detail, translate),
    }


def _function(frame: StackFrame | None) -> dict[str, Any] | None:
    return None if frame is None else frame._asdict()


def frames(session: Session) -> dict[str, Any]:
    """Statistics of the whole session, and each frame: a list a column, in order of time."""
    shown = session.frames
    whole = (session.start_ns, session.end_ns + 1)
    return {
        "moving": _statistics(statistics(shown, *whole)),
        "dragging": _statistics(statistics(shown, *whole, dragging=True)),
        "columns": {name: _column(shown, name) for name in Frame._fields},
    }


def _column(shown: Sequence[Frame], name: str) -> list[Any]:
    return [getattr(frame, name) for frame in shown]


def _statistics(found: FrameStatistics) -> dict[str, Any]:
    plain: dict[str, Any] = worded(found)
    return plain


def _workflow(one: Workflow) -> dict[str, Any]:
    return {
        "name": one.span.name,
        "start_ns": one.span.start_ns,
        "wall_ns": one.span.wall_ns,
        "busy_ns": one.busy_ns,
        "waited_ns": one.waited_ns,
        "idle_ns": one.idle_ns,
        "metrics": _metrics(one.metrics),
        "steps": [_step(step) for step in one.steps],
    }


def _metrics(found: Metrics) -> dict[str, Any]:
    return {**vars(found), "seconds": found.seconds}


def _step(step: Step) -> dict[str, Any]:
    return {**vars(step), "kind": step.kind.value}
