# SPDX-License-Identifier: LGPL-2.1-or-later
"""Spans in lanes, as formats with threads or stacks want them: in a lane each two lie one in the
other, or apart.

One thread of FreeCAD did all of it, so most spans nest. Those that don't, because their beginning
is estimated or because features share their time, go to a lane of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from ..analysis import modes
from ..analysis.nesting import Stretch
from ..model.activity import Editing, FileWork
from ..model.span import Span

Something = TypeVar("Something", bound=Stretch)


class Part(NamedTuple):
    """What a span spent time on; ``estimated``: where in it that was, or how long it took."""

    name: str
    start_ns: int
    end_ns: int
    estimated: bool


def lanes(things: Iterable[Something]) -> list[list[Something]]:
    """Each lane in order of beginning, what is around others first.

    A span is never in a lane before its parent's, so that it lies in nobody else.
    """
    found: list[list[Something]] = []
    open_ends: list[list[int]] = []
    home: dict[int, int] = {}
    for thing in sorted(things, key=_order):
        first = home.get(thing.parent or 0, 0) if isinstance(thing, Span) else 0
        places = range(first, len(found))
        place = next((one for one in places if _fits(thing, open_ends[one])), len(found))
        if place == len(found):
            found.append([])
            open_ends.append([])
        found[place].append(thing)
        open_ends[place].append(thing.end_ns)
        if isinstance(thing, Span):
            home[thing.id] = place
    return found


def _order(thing: Stretch) -> tuple[int, int, bool]:
    """By beginning; a recompute before the feature of it that takes all of its time."""
    return thing.start_ns, -thing.end_ns, isinstance(thing, Span) and thing.parent is not None


def _fits(thing: Stretch, ends: list[int]) -> bool:
    """Whether it lies in what is open in a lane; ``ends``, of those, lose what is over."""
    while ends and ends[-1] <= thing.start_ns:
        ends.pop()
    return not ends or thing.end_ns <= ends[-1]


def with_parts(lane: Sequence[Span]) -> Iterator[tuple[Span, list[Part]]]:
    """Each span of a lane with its parts; one in which another lies has none.

    Nothing tells where the parts of such a one are.
    """
    for span, after in pairwise([*lane, None]):
        if span is not None:
            alone = after is None or after.start_ns >= span.end_ns
            yield span, _parts(span) if alone else []


def _parts(span: Span) -> list[Part]:
    detail = span.detail
    if isinstance(detail, Editing):
        sides = zip(("entering", "leaving"), modes.parts(span))
        parts = [Part(name, one.start_ns, one.end_ns, False) for name, one in sides]
        return [one for one in parts if one.end_ns > one.start_ns]
    if isinstance(detail, FileWork):
        told = [(part.value, ns, part in detail.estimated) for part, ns in detail.parts]
        return _in_turn(span, told)
    times = (("compute", span.compute_ns), ("display", span.display_ns), ("other", span.other_ns))
    whole = span.wall_ns in (ns for _, ns in times)
    return _in_turn(span, [(name, ns, not whole) for name, ns in times])


def _in_turn(span: Span, told: Iterable[tuple[str, int, bool]]) -> list[Part]:
    """One after another from the span's beginning, which is the usual order of them."""
    parts, at_ns = [], span.start_ns
    for name, ns, estimated in told:
        end_ns = min(span.end_ns, at_ns + ns)
        if end_ns > at_ns:
            parts.append(Part(name, at_ns, end_ns, estimated))
            at_ns = end_ns
    return parts
