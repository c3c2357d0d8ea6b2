# SPDX-License-Identifier: LGPL-2.1-or-later
"""The file format of speedscope.app: recomputes and features in time, and Python's functions.

Each profile is written as it is made, and what it names (frames) behind all of them, so that many
spans need little memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from .. import __version__
from ..model.session import Session
from ..model.span import SpanKind
from .atomic import write_text
from .lanes import lanes
from .names import Names
from .speedscope_events import Frames, Plain, of_calls, of_lane, opened_and_closed, sampled
from .stacks import SAMPLED

SCHEMA = "https://www.speedscope.app/file-format-schema.json"
FEATURES = "Recomputes, features"
CALLS = "Python calls (how long in all, not when)"
_TREE = (SpanKind.RECOMPUTE, SpanKind.FEATURE)
_json = json.JSONEncoder(ensure_ascii=False).encode


def write_speedscope(path: str, session: Session) -> None:
    """Write a session for speedscope, in English; raises OSError with the path in it."""
    write_text(path, lambda stream: _write(stream, session))


def _write(stream: IO[str], session: Session) -> None:
    frames = Frames()
    head = {
        "$schema": SCHEMA,
        "name": session.id or session.preset,
        "exporter": f"Performance Profiler {__version__}",
    }
    stream.write(_json(head)[:-1] + ', "profiles": [')
    before = "\n"
    for profile, name, items in _profiles(session, frames):
        stream.write(f'{before}{_json(profile)[:-1]}, "{name}": [')
        for number, item in enumerate(items):
            stream.write((", " if number else "") + _json(item))
        stream.write("]}")
        before = ",\n"
    stream.write('\n], "shared": {"frames": ' + _json(frames.plain) + "}}\n")


def _profiles(session: Session, frames: Frames) -> Iterator[tuple[Plain, str, Iterable[Any]]]:
    """Each without its longest list, the name of that list, and its items."""
    yield from _features(session, frames)
    nodes = session.calls.nodes if session.calls else ()
    total_ns = sum(node.self_ns for node in nodes)
    if total_ns:
        head = _head("evented", CALLS, total_ns)
        yield head, "events", opened_and_closed(of_calls(nodes, frames))
    if session.stacks:
        interval_ns, count = session.stack_interval_ns, len(session.stacks)
        head = _head("sampled", f"{SAMPLED}, times estimated", interval_ns * count)
        head["weights"] = [interval_ns] * count
        yield head, "samples", sampled(session.stacks, frames)


def _features(session: Session, frames: Frames) -> Iterator[tuple[Plain, str, Iterable[Plain]]]:
    """One, be it empty, so that there is something to show, and more where spans overlap."""
    names = Names(session)
    drawn = (span for span in session.spans if span.kind in _TREE and span.wall_ns)
    for number, lane in enumerate(lanes(drawn) or [[]], start=1):
        start_ns = min((session.start_ns, *(span.start_ns for span in lane)))
        end_ns = max((session.end_ns, *(span.end_ns for span in lane)))
        name = FEATURES if number == 1 else f"{FEATURES} ({number})"
        events = opened_and_closed(of_lane(lane, names, frames), start_ns)
        yield _head("evented", name, end_ns - start_ns), "events", events


def _head(type: str, name: str, end_ns: int) -> Plain:
    return {"type": type, "name": name, "unit": "nanoseconds", "startValue": 0, "endValue": end_ns}
