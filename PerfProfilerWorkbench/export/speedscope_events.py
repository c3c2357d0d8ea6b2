# SPDX-License-Identifier: LGPL-2.1-or-later
"""Events and samples of a speedscope file: which frames are open when, by their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ..analysis.calls import Nodes, children, cumulative_ns
from ..model.calls import CallNode, StackSample
from ..model.span import Span
from .lanes import with_parts
from .names import Names
from .stacks import with_native

Plain = dict[str, Any]


class Frames:
    """What profiles name, once each; ``plain`` is what the file has of them."""

    def __init__(self) -> None:
        self.plain: list[Plain] = []
        self._known: dict[tuple[Any, ...], int] = {}

    def of(self, name: str, file: str = "", line: int = 0, key: object = None) -> int:
        """Its number; what has another ``key`` is another one."""
        known = (name, file, line, key)
        if known not in self._known:
            self._known[known] = len(self.plain)
            where = {"file": file, "line": line}
            self.plain.append({"name": name, **{one: told for one, told in where.items() if told}})
        return self._known[known]


class Stretch(NamedTuple):
    """A frame, open from ``start_ns`` to ``end_ns``."""

    start_ns: int
    end_ns: int
    frame: int


def opened_and_closed(stretches: Iterable[Stretch], origin_ns: int = 0) -> Iterator[Plain]:
    """The events of stretches that come in order of beginning, what is around others first."""
    waiting: list[Stretch] = []
    for one in stretches:
        while waiting and waiting[-1].end_ns <= one.start_ns:
            over = waiting.pop()
            yield _event("C", over.end_ns - origin_ns, over.frame)
        waiting.append(one)
        yield _event("O", one.start_ns - origin_ns, one.frame)
    for one in reversed(waiting):
        yield _event("C", one.end_ns - origin_ns, one.frame)


def _event(type: str, at_ns: int, frame: int) -> Plain:
    return {"type": type, "frame": frame, "at": at_ns}


def of_lane(lane: Sequence[Span], names: Names, frames: Frames) -> Iterator[Stretch]:
    for span, parts in with_parts(lane):
        frame = frames.of(names.of(span), names.type(span), key=span.key)
        yield Stretch(span.start_ns, span.end_ns, frame)
        for part in parts:
            yield Stretch(part.start_ns, part.end_ns, frames.of(part.name))


def of_calls(nodes: Nodes, frames: Frames) -> Iterator[Stretch]:
    """Each function with what it called one after another in it; its own time is the end of it."""
    times, below = cumulative_ns(nodes), children(nodes)
    next_ns: dict[int | None, int] = {None: 0}  # where the next one that a node called begins
    waiting = [*reversed(below.get(None, ()))]
    while waiting:
        node = waiting.pop()
        start_ns = next_ns[node.id] = next_ns[node.parent]
        end_ns = next_ns[node.parent] = start_ns + times[node.id]
        if end_ns > start_ns:
            yield Stretch(start_ns, end_ns, frames.of(*_function(node)))
            waiting.extend(reversed(below.get(node.id, ())))


def _function(node: CallNode) -> tuple[str, str, int]:
    name = f"{node.name} ({node.object})" if node.object else node.name
    return name or f"({node.kind.value})", node.file, node.line


def sampled(samples: Iterable[StackSample], frames: Frames) -> Iterator[list[int]]:
    """The frames of each, outermost first."""
    for sample in samples:
        yield [frames.of(name, file) for name, file, _ in with_native(sample)]
