# SPDX-License-Identifier: LGPL-2.1-or-later
"""What has a length or a moment in a trace: events with times still in nanoseconds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..model.activity import Frame
from ..model.facts import Change
from ..model.span import Span, SpanKind, Status
from .lanes import Part
from .names import Names
from .stacks import StackSlice
from .worded import worded

Event = dict[str, Any]

_TOLD_ELSEWHERE = ("id", "kind", "start_ns", "wall_ns", "name")
_PARTS = ("compute_ns", "display_ns", "other_ns")
_FAILED_COLOUR = "terrible"  # one of the viewer's own names of colours


@dataclass(frozen=True)
class Shown:
    """A frame of a 3D view as a stretch of time: those of two views can overlap."""

    frame: Frame

    @property
    def start_ns(self) -> int:
        return self.frame.time_ns

    @property
    def end_ns(self) -> int:
        return self.frame.time_ns + self.frame.draw_ns


class Timeless:
    """Features whose time nothing told, because they failed, by their recomputes.

    A recompute names them: drawn, many of one moment would lie in each other like a tower.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        spans = tuple(spans)
        self._features: dict[int, list[Span]] = {
            span.id: [] for span in spans if span.kind is SpanKind.RECOMPUTE
        }
        for span in spans:
            if span in self:
                self._features[span.parent or 0].append(span)

    def __contains__(self, span: Span) -> bool:
        return not span.wall_ns and span.parent in self._features

    def of(self, recompute: Span) -> list[Span]:
        return self._features.get(recompute.id, [])


def slice_of(span: Span, names: Names, timeless: Iterable[Span] = ()) -> Event:
    """A moment where it took no time."""
    event = _slice(names.of(span), span.kind.value, span.start_ns, span.wall_ns)
    told = {name: value for name, value in vars(span).items() if name not in _TOLD_ELSEWHERE}
    told["rows"] = {row.value: ns for row, ns in span.rows}
    told["type"] = names.type(span)
    told["features_without_time"] = [names.label(one) for one in timeless]
    event["args"] = {name: worded(value) for name, value in told.items() if _is_told(name, value)}
    if not span.wall_ns:
        del event["dur"]
        event.update(ph="i", s="t")
    elif span.status is Status.FAILED and span.kind is not SpanKind.RECOMPUTE:
        event["cname"] = _FAILED_COLOUR
    return event


def _is_told(name: str, value: object) -> bool:
    """Whether a field says something: a 0 does, but for parts of the time."""
    if name in _PARTS:
        return bool(value)
    return value is not None and value is not False and value not in ("", {}, [])


def part_slice(part: Part) -> Event:
    event = _slice(part.name, part.name, part.start_ns, part.end_ns - part.start_ns)
    return {**event, "args": {"estimated": True}} if part.estimated else event


def shown_slice(one: Shown) -> Event:
    event = _slice("frame", "frame", one.start_ns, one.frame.draw_ns)
    return {**event, "args": one.frame._asdict()}


def stack_slice(one: StackSlice) -> Event:
    event = _slice(one.name, "python", one.start_ns, one.end_ns - one.start_ns)
    return {**event, "args": {"file": one.file, "samples": one.samples, "estimated": True}}


def change_event(change: Change) -> Event:
    name = f"{change.object}.{change.property}" if change.property else f"new {change.object}"
    event = {"ph": "i", "s": "t", "name": name, "cat": "change", "ts": change.time_ns}
    return {**event, "args": vars(change)}


def _slice(name: str, category: str, start_ns: int, wall_ns: int) -> Event:
    return {"ph": "X", "name": name, "cat": category, "ts": start_ns, "dur": wall_ns}
