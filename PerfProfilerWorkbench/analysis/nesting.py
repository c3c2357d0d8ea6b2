# SPDX-License-Identifier: LGPL-2.1-or-later
"""Which spans lie in which: told by their times, because one thread did all of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Generic, Protocol, TypeVar

from ..model.span import Span, SpanKind

FILE_KINDS = frozenset(
    (
        SpanKind.CREATING,
        SpanKind.OPENING,
        SpanKind.SAVING,
        SpanKind.AUTOSAVE,
        SpanKind.CLOSING,
        SpanKind.IMPORT,
        SpanKind.EXPORT,
    )
)
_CALLS = frozenset((SpanKind.COMMAND, SpanKind.SCRIPT))
_UNDOING = frozenset((SpanKind.UNDO, SpanKind.REDO))
_ACTING = FILE_KINDS | _CALLS | _UNDOING | {SpanKind.RECOMPUTE}


class Stretch(Protocol):
    @property
    def start_ns(self) -> int: ...

    @property
    def end_ns(self) -> int: ...


Something = TypeVar("Something", bound=Stretch)


@dataclass(frozen=True)
class Node:
    """A span and what lies in it, in order of time."""

    span: Span
    inner: tuple[Node, ...] = ()

    @property
    def start_ns(self) -> int:
        return self.span.start_ns

    @property
    def end_ns(self) -> int:
        return self.span.end_ns

    def walk(self) -> Iterator[Node]:
        yield self
        for node in self.inner:
            yield from node.walk()


def forest(spans: Iterable[Span]) -> list[Node]:
    """Commands, scripts, work with files, undo, redo and recomputes as trees, by time.

    Edit modes, freezes, workflows and measurements of the view overlap all others and are in no
    tree.
    """
    roots: list[Node] = []
    for span in sorted((span for span in spans if span.kind in _ACTING), key=_order):
        first = len(roots)
        while first and _lies_in(roots[first - 1].span, span):
            first -= 1
        node = Node(span, tuple(roots[first:]))
        roots[first:] = [node]
    return roots


def _order(span: Span) -> tuple[int, int, int]:
    """By the end, what may lie in the other first where two end at once."""
    rank = 0 if span.kind is SpanKind.RECOMPUTE else 2 if span.kind in _CALLS else 1
    return span.end_ns, rank, -span.start_ns


def _lies_in(inner: Span, outer: Span) -> bool:
    """Of a span that ended no later. An estimated beginning may be too early.

    Nothing but recomputes lies in what is undone: several steps that are undone at once follow each
    other, though they may seem to begin at once.
    """
    if outer.kind in _UNDOING and inner.kind is not SpanKind.RECOMPUTE:
        return False
    if inner.start_ns >= outer.start_ns:
        return True
    return inner.estimated_start and inner.end_ns > outer.start_ns


def overlap_ns(one: Stretch, other: Stretch) -> int:
    return max(0, min(one.end_ns, other.end_ns) - max(one.start_ns, other.start_ns))


class Timeline(Generic[Something]):
    """Things with a beginning and an end, to be asked for by time."""

    def __init__(self, things: Iterable[Something]) -> None:
        self._things = sorted(things, key=lambda one: one.end_ns)
        self._ends = [one.end_ns for one in self._things]

    def ended(self, start_ns: int, end_ns: int) -> list[Something]:
        """Those that ended after ``start_ns`` and no later than ``end_ns``."""
        first, last = bisect_right(self._ends, start_ns), bisect_right(self._ends, end_ns)
        return self._things[first:last]

    def overlapping(self, stretch: Stretch) -> Iterator[Something]:
        """Those that reach into a stretch; right for things that do not lie in each other."""
        for one in islice(self._things, bisect_right(self._ends, stretch.start_ns), None):
            if one.start_ns >= stretch.end_ns:
                return
            yield one
