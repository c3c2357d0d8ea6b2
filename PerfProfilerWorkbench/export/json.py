# SPDX-License-Identifier: LGPL-2.1-or-later
"""JSON in the schema ``perfprofiler.profile/1``, described in docs/recording.md."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from ..analysis.costs import READINGS, FeatureCost, RecomputeCost, recompute_costs
from ..model.session import Session
from ..model.span import Span, SpanKind
from ..model.structure_plain import structure_to_plain
from ..texts import Message, Translate, english, say
from . import readings
from .activity import activity
from .atomic import write_text
from .worded import worded

SCHEMA = "perfprofiler.profile/1"
_OUTSIDE = (SpanKind.COMPUTE, SpanKind.DISPLAY, SpanKind.OPENING)


def profile_dict(
    session: Session,
    document: dict[str, Any] | None,
    windowed: bool,
    translate: Translate = english,
) -> dict[str, Any]:
    """A session as plain values, ready for ``write_json`` and ``write_csv``.

    ``document`` describes the model where one was opened for it (name, path, objects, open_ns);
    ``windowed`` says whether FreeCAD had its window: without one nothing is displayed. A file is in
    English; ``translate`` is for what is shown at once.
    """
    return {
        "schema": SCHEMA,
        "preset": session.preset,
        "environment": worded(session.environment, translate),
        "windowed": windowed,
        "document": document,
        "recomputes": recomputes(session, translate),
        "outside": [_outside(span) for span in session.spans if span.kind in _OUTSIDE],
        "changes": [asdict(change) for change in session.changes],
        "fingerprints": [{**asdict(each), "same": each.same} for each in session.fingerprints],
        "samples": readings.samples(session, translate),
        "snapshots": readings.snapshots(session, translate),
        **activity(session, translate),
        "calls": readings.calls(session),
        "stacks": readings.stacks(session),
        "structure": structure_to_plain(session.structure),
        "dropped_events": session.dropped_events,
        "problems": [
            say(translate, each) if isinstance(each, Message) else each for each in session.problems
        ],
    }


def recomputes(session: Session, translate: Translate = english) -> list[dict[str, Any]]:
    """The part that a table needs."""
    missing = worded(session.allocator_missing, translate)
    return [_recompute(recompute, missing) for recompute in recompute_costs(session)]


def _recompute(recompute: RecomputeCost, allocator_missing: str | None) -> dict[str, Any]:
    return {
        "document": recompute.span.document,
        "start_ns": recompute.span.start_ns,
        "start_estimated": recompute.span.estimated_start,
        "wall_ns": recompute.span.wall_ns,
        "unattributed_ns": recompute.unattributed_ns,
        **_readings(recompute.span),
        "rss_bytes": recompute.span.rss_bytes,
        "allocator": readings.allocator(recompute.span, allocator_missing),
        "rows": [{"kind": kind.value, "ns": ns} for kind, ns in recompute.rows],
        "features": [_feature(cost) for cost in recompute.features],
    }


def _feature(cost: FeatureCost) -> dict[str, Any]:
    return {
        "document": cost.key.document,
        "object": cost.key.object,
        "label": cost.label,
        "type": cost.type,
        "runs": cost.runs,
        "status": cost.status.value,
        "total_ns": cost.total_ns,
        "compute_ns": cost.compute_ns,
        "display_ns": cost.display_ns,
        "other_ns": cost.other_ns,
        "shared_group": cost.shared_group,
        **_readings(cost),
        "peak_estimated": cost.peak_estimated,
    }


def _readings(of: Span | FeatureCost) -> dict[str, int | None]:
    return {name: getattr(of, name) for name in READINGS}


def _outside(span: Span) -> dict[str, Any]:
    return {
        "kind": span.kind.value,
        "document": span.document,
        "object": span.object,
        "start_ns": span.start_ns,
        "start_estimated": span.estimated_start,
        "wall_ns": span.wall_ns,
        "compute_ns": span.compute_ns,
        "display_ns": span.display_ns,
    }


def write_json(path: str, content: dict[str, Any]) -> None:
    """Write a profile; raises OSError with the path in it."""
    write_text(path, lambda stream: json.dump(content, stream, indent=1, ensure_ascii=False))
