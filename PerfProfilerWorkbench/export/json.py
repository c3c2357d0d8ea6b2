# SPDX-License-Identifier: LGPL-2.1-or-later
"""JSON in the schema ``perfprofiler.profile/2``, described in docs/json.md."""

from __future__ import annotations

import json
from dataclasses import asdict
from math import isfinite
from typing import Any

from ..analysis.costs import READINGS, FeatureCost, RecomputeCost, recompute_costs
from ..model.plain import session_to_plain
from ..model.session import Session
from ..model.span import Span, SpanKind
from ..model.structure_plain import structure_to_plain
from ..texts import Message, Translate, english, say
from . import readings
from .activity import activity
from .atomic import write_text
from .worded import worded

SCHEMA = "perfprofiler.profile/2"
_OUTSIDE = (SpanKind.COMPUTE, SpanKind.DISPLAY, SpanKind.OPENING)


def profile_dict(session: Session, translate: Translate = english) -> dict[str, Any]:
    """A session as plain values, ready for ``write_json`` and ``write_csv``.

    ``session`` in it is all of the session, of which the rest is a reading for people and other
    programs. A file is in English; ``translate`` is for what is shown at once.
    """
    return {
        "schema": SCHEMA,
        "preset": session.preset,
        "environment": worded(session.environment, translate),
        "windowed": session.windowed,
        "document": session.model and dict(vars(session.model)),
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
        "session": session_to_plain(session),
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
    """Write a profile, for people to read but for ``session``; raises OSError with the path in it.

    Numbers that JSON can't hold (not a number, infinite) become null.
    """
    parts = (f" {json.dumps(name)}: {_dumped(name, value)}" for name, value in content.items())
    text = _joined("{\n" + ",\n".join(parts) + "\n}\n")
    write_text(path, lambda stream: stream.writelines((text,)))


def _joined(text: str) -> str:
    """Two lone surrogates in a row are one sign to whoever reads JSON: so they are to us."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _dumped(name: str, value: Any) -> str:
    try:
        return _dump(name, value)
    except ValueError:
        return _dump(name, _finite(value))


def _dump(name: str, value: Any) -> str:
    plain: dict[str, Any] = {"ensure_ascii": False, "allow_nan": False}
    if name == "session":
        return json.dumps(value, separators=(",", ":"), **plain)
    return json.dumps(value, indent=1, **plain).replace("\n", "\n ")


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _finite(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(one) for one in value]
    return None if isinstance(value, float) and not isfinite(value) else value
