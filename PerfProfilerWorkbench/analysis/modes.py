# SPDX-License-Identifier: LGPL-2.1-or-later
"""Edit modes and measurements of the view: what of their time is FreeCAD's own for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.activity import Editing
from ..model.span import Span, SpanKind
from .nesting import Node, Stretch, Timeline, overlap_ns

MODES = frozenset((SpanKind.EDITING, SpanKind.VIEW))


@dataclass(frozen=True)
class Part:
    start_ns: int
    end_ns: int


@dataclass(frozen=True)
class Shares:
    """``response_ns`` is FreeCAD's time for the mode itself, ``waited_ns`` what it waited in it.

    The rest of the mode's time belongs to other operations.
    """

    response_ns: int
    waited_ns: int


def parts(mode: Span) -> list[Part]:
    """Entering and leaving an edit mode; all of a measurement of the view."""
    if not isinstance(mode.detail, Editing):
        return [Part(mode.start_ns, mode.end_ns)] if mode.kind is SpanKind.VIEW else []
    entered_ns = min(mode.end_ns, mode.start_ns + mode.detail.entering_ns)
    left_ns = max(entered_ns, mode.end_ns - mode.detail.leaving_ns)
    return [Part(mode.start_ns, entered_ns), Part(left_ns, mode.end_ns)]


def shares(mode: Span, others: Iterable[Stretch]) -> Shares:
    """``others``: operations that have time in it, none within another."""
    known = [other for other in others if overlap_ns(other, mode)]
    own_ns = 0
    for part in parts(mode):
        taken_ns = sum(overlap_ns(other, part) for other in known)
        own_ns += max(0, part.end_ns - part.start_ns - taken_ns)
    if isinstance(mode.detail, Editing):
        own_ns += mode.detail.dragging_ns + mode.detail.drawing_ns
    others_ns = sum(overlap_ns(other, mode) for other in known)
    return Shares(own_ns, max(0, mode.wall_ns - own_ns - others_ns))


def recomputes_of(mode: Span, recomputes: Timeline[Node]) -> Iterator[Node]:
    """Those that lie in the entering or leaving of an edit mode."""
    if mode.kind is SpanKind.EDITING:
        for part in parts(mode):
            for node in recomputes.ended(part.start_ns, part.end_ns):
                if node.start_ns >= part.start_ns:
                    yield node
