# SPDX-License-Identifier: LGPL-2.1-or-later
"""A session out of schema ``perfprofiler.profile/1``, which held readings of it, not itself.

Keys came one after the other while that schema was in use: what is not there was not recorded.
Reasons that stand in the place of a reading come back as messages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from .. import texts
from ..analysis.costs import READINGS
from ..model.activity import Freeze
from ..model.activity_plain import detail_from_plain
from ..model.calls import StackFrame, stacks_from_plain
from ..model.facts import Change
from ..model.memory import Allocator
from ..model.session import Feature, ModelFile, Session
from ..model.session_id import content_id
from ..model.span import ObjectKey, Row, Span, SpanKind, Status
from ..model.structure import Structure
from ..model.structure_plain import structure_from_plain
from ..model.tables import known
from ..texts import message
from . import imports_1_readings as readings

Plain = Mapping[str, Any]
# of a span that is longer than this samples are asked, which our guess of its place would mislead
_SAMPLED_NS = 50_000_000
_MOST_RUNS = 100_000  # each is a span: a damaged number must not fill the memory
_STACK_INTERVAL_NS = 100_000_000
_NO_STACKS: Plain = {"frames": (), "stacks": (), "samples": ()}


def session(plain: Plain, written_at: float) -> Session:
    """``written_at``: when the file was written; nothing else tells when it was recorded.

    Raises KeyError, IndexError, AttributeError, TypeError or ValueError for what is none.
    """
    spans = tuple(_spans(plain))
    start_ns, end_ns = _bounds(plain, spans)
    stacks = plain.get("stacks", {"interval_ns": _STACK_INTERVAL_NS, **_NO_STACKS})
    structure = plain.get("structure")
    return Session(
        preset=plain["preset"],
        environment=readings.environment(plain["environment"]),
        started_at=written_at,
        start_ns=start_ns,
        end_ns=end_ns,
        spans=spans,
        changes=tuple(Change(**known(Change, one)) for one in plain.get("changes", ())),
        fingerprints=tuple(map(readings.fingerprint, plain.get("fingerprints", ()))),
        samples=tuple(map(readings.sample, plain.get("samples", ()))),
        snapshots=tuple(map(readings.snapshot, plain.get("snapshots", {}).get("taken", ()))),
        calls=readings.calls(plain.get("calls")),
        stacks=stacks_from_plain(stacks),
        stack_interval_ns=stacks["interval_ns"],
        frames=readings.frames(plain.get("frames", {}).get("columns", {})),
        structure=Structure() if structure is None else structure_from_plain(structure),
        features=_features(plain["recomputes"]),
        allocator_missing=readings.allocator_missing(plain["recomputes"]),
        dropped_events=plain.get("dropped_events", 0),
        problems=(*plain.get("problems", ()), message(texts.IMPORTED_OLD, schema=plain["schema"])),
        id=content_id(json.dumps(plain, sort_keys=True)),
        windowed=plain.get("windowed", False),
        model=plain.get("document") and ModelFile(**known(ModelFile, plain["document"])),
    )


def _spans(plain: Plain) -> Iterator[Span]:
    ids = count(1)
    for recompute in plain["recomputes"]:
        yield from _recompute(recompute, ids)
    done = [_operation(one, next(ids)) for one in _flat(plain.get("operations", ()))]
    yield from done
    told = {(span.kind, span.start_ns, span.wall_ns) for span in done}
    for one in plain.get("outside", ()):
        span = _span(one, next(ids), SpanKind(one["kind"]))
        if (span.kind, span.start_ns, span.wall_ns) not in told:
            yield span
    for one in plain.get("freezes", ()):
        yield _freeze(one, next(ids))
    for one in plain.get("workflows", ()):
        yield _placed(one, next(ids), SpanKind.WORKFLOW, name=one["name"])


def _recompute(plain: Plain, ids: Iterator[int]) -> Iterator[Span]:
    """The runs of its features, one after the other, then itself."""
    own, at_ns, failed = next(ids), plain["start_ns"], False
    for feature in plain["features"]:
        for span in _runs(feature, own, at_ns, ids):
            yield span
            at_ns += span.wall_ns
            failed = failed or span.status is Status.FAILED
    yield _placed(
        plain,
        own,
        SpanKind.RECOMPUTE,
        document=plain["document"],
        status=Status.FAILED if failed else Status.OK,
        rows=tuple((Row(one["kind"]), one["ns"]) for one in plain["rows"] if _is_told(one)),
        rss_bytes=plain.get("rss_bytes"),
        allocator=_sides(plain.get("allocator")),
        **_readings(plain),
    )


def _sides(heaps: Any) -> tuple[Allocator, Allocator] | None:
    """A sentence says why there are none."""
    if not isinstance(heaps, dict):
        return None
    return readings.heap(heaps["before"]), readings.heap(heaps["after"])


def _is_told(row: Plain) -> bool:
    return bool(row["kind"] != Row.UNEXPLAINED.value)


def _runs(plain: Plain, parent: int, start_ns: int, ids: Iterator[int]) -> Iterator[Span]:
    times: dict[str, Any] = {name: plain[name] for name in ("compute_ns", "display_ns", "other_ns")}
    wall_ns = sum(times.values())
    if plain.get("peak_bytes") is None:
        wall_ns = min(wall_ns, _SAMPLED_NS)
    of = _placed_feature(plain, parent, start_ns)
    yield replace(
        of,
        id=next(ids),
        wall_ns=wall_ns,
        peak_estimated=plain.get("peak_estimated", plain.get("peak_sampled", False)),
        **times,
        **_readings(plain),
    )
    if plain["runs"] > _MOST_RUNS:
        raise ValueError(f"{plain['runs']} runs of one feature in a recompute")
    for _ in range(plain["runs"] - 1):
        yield replace(of, id=next(ids))


def _placed_feature(plain: Plain, parent: int, start_ns: int) -> Span:
    return Span(
        id=0,
        parent=parent,
        kind=SpanKind.FEATURE,
        document=plain["document"],
        object=plain["object"],
        start_ns=start_ns,
        wall_ns=0,
        status=Status(plain["status"]),
        shared_group=plain.get("shared_group"),
        estimated_start=True,
    )


def _readings(plain: Plain) -> dict[str, Any]:
    return {name: plain.get(name) for name in READINGS}


def _flat(operations: Iterable[Plain]) -> Iterator[Plain]:
    for one in operations:
        if one["kind"] != SpanKind.RECOMPUTE.value:
            yield one
        yield from _flat(one["inner"])


def _operation(plain: Plain, id: int) -> Span:
    kind, detail = SpanKind(plain["kind"]), plain["detail"]
    named = kind in (SpanKind.COMMAND, SpanKind.SCRIPT) and plain["name"] != kind.value
    return _span(
        plain,
        id,
        kind,
        status=Status.FAILED if plain["failed"] else Status.OK,
        name=plain["name"] if named else "",
        detail=detail and detail_from_plain(_with_class(detail)),
    )


def _with_class(detail: Plain) -> dict[str, Any]:
    """Which detail it is can be told by its keys."""
    marks = {"way": "Command", "path": "FileWork", "entering_ns": "Editing", "held": "Freeze"}
    (of,) = (name for mark, name in marks.items() if mark in detail)
    plain = {**detail, "of": of}
    if of == "FileWork":
        missing = readings.reason(detail["missing"])
        plain["members"] = [list(member.values()) for member in detail["members"]]
        plain["missing"] = None if missing is None else list(missing)
    return plain


def _span(plain: Plain, id: int, kind: SpanKind, **more: Any) -> Span:
    times = {name: plain.get(name, 0) for name in ("compute_ns", "display_ns")}
    return _placed(
        plain, id, kind, document=plain["document"], object=plain["object"], **times, **more
    )


def _placed(plain: Plain, id: int, kind: SpanKind, **more: Any) -> Span:
    document, name = more.pop("document", ""), more.pop("object", "")
    times = (plain["start_ns"], plain["wall_ns"])
    estimated = plain.get("start_estimated", False)
    return Span(id, None, kind, document, name, *times, estimated_start=estimated, **more)


def _freeze(plain: Plain, id: int) -> Span:
    detail = plain["detail"] or {"stack": (), "held": False}
    stack = tuple(StackFrame(*frame) for frame in detail["stack"])
    return _placed(plain, id, SpanKind.FREEZE, detail=Freeze(stack, detail["held"]))


def _bounds(plain: Plain, spans: Iterable[Span]) -> tuple[int, int]:
    """Of the whole session, which the window of its metrics tells; else of what is in it."""
    for one in plain.get("metrics", ()):
        if one["wanted_s"] is None:
            return one["start_ns"], one["end_ns"]
    times = [time_ns for span in spans for time_ns in (span.start_ns, span.end_ns)]
    times += [one["time_ns"] for one in plain.get("samples", ())]
    return min(times, default=0), max(times, default=0)


def _features(recomputes: Iterable[Plain]) -> dict[ObjectKey, Feature]:
    told = [one for recompute in recomputes for one in recompute["features"]]
    return {
        ObjectKey(one["document"], one["object"]): Feature(one["label"], one["type"])
        for one in told
        if one["type"] or one["label"] != one["object"]
    }
