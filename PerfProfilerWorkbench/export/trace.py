# SPDX-License-Identifier: LGPL-2.1-or-later
"""Trace Event Format, the JSON that chrome://tracing and ui.perfetto.dev open (docs/exports.md).

FreeCAD is one process in it; what a session holds of one kind is a thread, because a trace draws
what lies in each other only within a thread. Times are microseconds since the session's start.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from itertools import chain
from typing import IO, Any

from .. import __version__
from ..analysis.nesting import FILE_KINDS
from ..model.session import Session
from ..model.span import Span, SpanKind
from ..texts import Message, english, say
from .atomic import write_text
from .lanes import lanes, with_parts
from .names import Names
from .stacks import SAMPLED, stack_slices
from .trace_counters import counters
from .trace_slices import (
    Shown,
    Timeless,
    change_event,
    part_slice,
    shown_slice,
    slice_of,
    stack_slice,
)
from .worded import worded

PROCESS = 1  # a thread of the same number would be taken for the main thread
_K = SpanKind
_ACTS = FILE_KINDS | {_K.COMMAND, _K.SCRIPT, _K.UNDO, _K.REDO}
_THREADS = (
    ("Workflows", {_K.WORKFLOW}),
    ("Operations", _ACTS),
    ("Edit modes, view", {_K.EDITING, _K.VIEW}),
    ("Recomputes, features", {_K.RECOMPUTE, _K.FEATURE}),
    ("Single objects", {_K.COMPUTE, _K.DISPLAY}),
    ("Freezes", {_K.FREEZE}),
)
Event = dict[str, Any]
_json = json.JSONEncoder(ensure_ascii=False).encode


def write_trace(path: str, session: Session) -> None:
    """Write a session as a trace, in English; raises OSError with the path in it."""
    write_text(path, lambda stream: _write(stream, session))


def _write(stream: IO[str], session: Session) -> None:
    """An event a line: many events need little memory, and the file can be read."""
    origin_ns = _origin_ns(session)
    head = {"displayTimeUnit": "ms", "otherData": _about(session, origin_ns)}
    stream.write(_json(head)[:-1] + ', "traceEvents": [')
    before = "\n"
    for event in trace_events(session, origin_ns):
        stream.write(before + _json(event))
        before = ",\n"
    stream.write("\n]}\n")


def _origin_ns(session: Session) -> int:
    """The session's start; what began before it, or was read then, is earlier."""
    moments = (session.samples, session.snapshots, session.changes, session.frames, session.stacks)
    times = (one.time_ns for some in moments for one in some)
    return min(chain((session.start_ns,), (span.start_ns for span in session.spans), times))


def _about(session: Session, origin_ns: int) -> dict[str, Any]:
    """What viewers show as metadata; ``started_at`` is the time of day (UTC) at the time 0."""
    since_s = session.started_at + (origin_ns - session.start_ns) / 1e9
    started_at = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=since_s)
    return {
        "exporter": f"Performance Profiler {__version__}",
        "session": session.id,
        "started_at": started_at.isoformat(timespec="microseconds"),
        "preset": session.preset,
        "windowed": session.windowed,
        "environment": worded(session.environment),
        "dropped_events": session.dropped_events,
        "problems": [
            say(english, one) if isinstance(one, Message) else one for one in session.problems
        ],
    }


def trace_events(session: Session, origin_ns: int) -> Iterator[Event]:
    """Every event, names of process and threads first."""
    yield _named("process_name", 0, name=f"FreeCAD {session.environment.freecad}")
    for thread, (name, events) in enumerate(_threads(session), start=PROCESS + 1):
        yield _named("thread_name", thread, name=name)
        yield _named("thread_sort_index", thread, sort_index=thread)
        for event in events:
            yield _placed(event, thread, origin_ns)
    for event in counters(session):
        yield _placed(event, 0, origin_ns)


def _named(what: str, thread: int, **values: Any) -> Event:
    return {"ph": "M", "pid": PROCESS, "tid": thread, "ts": 0, "name": what, "args": values}


def _placed(event: Event, thread: int, origin_ns: int) -> Event:
    """With its process and thread, and nanoseconds as microseconds."""
    event["ts"] = (event["ts"] - origin_ns) / 1000
    if "dur" in event:
        event["dur"] /= 1000
    return {**event, "pid": PROCESS, "tid": thread}


def _threads(session: Session) -> Iterator[tuple[str, Iterable[Event]]]:
    """Each thread's name and its events; without any it is left out."""
    names = Names(session)
    timeless = Timeless(session.spans)
    drawn = [span for span in session.spans if span not in timeless]
    for name, kinds in _THREADS:
        spans = (one for one in drawn if one.kind in kinds)
        for number, lane in enumerate(lanes(spans), start=1):
            yield _numbered(name, number), _slices(lane, names, timeless)
    for number, shown in enumerate(lanes(map(Shown, session.frames)), start=1):
        yield _numbered("Frames", number), map(shown_slice, shown)
    if session.stacks:
        slices = stack_slices(session.stacks, session.stack_interval_ns)
        yield SAMPLED, map(stack_slice, slices)
    if session.changes:
        yield "Changes", map(change_event, session.changes)


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name} ({number})"


def _slices(lane: Sequence[Span], names: Names, timeless: Timeless) -> Iterator[Event]:
    for span, parts in with_parts(lane):
        yield slice_of(span, names, timeless.of(span))
        for part in parts:
            yield part_slice(part)
