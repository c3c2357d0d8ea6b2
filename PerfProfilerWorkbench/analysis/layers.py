# SPDX-License-Identifier: LGPL-2.1-or-later
"""Stretches of time ready to be drawn at any scale: many that share a pixel are one piece of it.

Running sums tell what a piece is made of, so that drawing takes as long as there are pixels, and
not as there are stretches.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, TypeVar

from .nesting import Stretch

Something = TypeVar("Something", bound=Stretch)


class Weight(NamedTuple):
    """What a stretch counts for beside its length; nanoseconds, and 1 if it failed."""

    compute_ns: int = 0
    display_ns: int = 0
    failed: int = 0


class Layer(Generic[Something]):
    """Stretches that don't overlap, in order of time. It only grows.

    ``wall_ns``, ``compute_ns``, ``display_ns`` and ``failed`` are running sums: what is from one
    position to before another is the difference of two.
    """

    def __init__(self) -> None:
        self.things: list[Something] = []
        self.starts, self.ends = array("q"), array("q")
        self.wall_ns, self.compute_ns = array("q", [0]), array("q", [0])
        self.display_ns, self.failed = array("q", [0]), array("q", [0])

    @property
    def end_ns(self) -> int:
        return self.ends[-1] if self.ends else -(2**62)

    def add(self, thing: Something, start_ns: int, end_ns: int, weight: Weight) -> None:
        self.things.append(thing)
        self.starts.append(start_ns)
        self.ends.append(end_ns)
        self.wall_ns.append(self.wall_ns[-1] + end_ns - start_ns)
        self.compute_ns.append(self.compute_ns[-1] + weight.compute_ns)
        self.display_ns.append(self.display_ns[-1] + weight.display_ns)
        self.failed.append(self.failed[-1] + weight.failed)

    def within(self, start_ns: int, end_ns: int) -> tuple[int, int]:
        """Positions of those that reach into a stretch: the first, and the one after the last."""
        first = bisect_right(self.ends, start_ns)
        while first and self.starts[first - 1] >= start_ns:  # of no length, at its beginning
            first -= 1
        return first, max(first, bisect_left(self.starts, end_ns))

    def pieces(
        self, start_ns: int, end_ns: int, step_ns: float, origin_ns: int = 0
    ) -> Iterator[tuple[int, int]]:
        """What to draw between two moments where a pixel is so long: the first position and
        the one after the last.

        A stretch that is a pixel or longer is a piece of its own; a pixel begins at ``origin_ns``.
        """
        starts, ends = self.starts, self.ends
        at, last = self.within(start_ns, end_ns)
        while at < last:
            begin_ns = max(starts[at], start_ns)
            after = at + 1
            if ends[at] - begin_ns < step_ns:
                pixel_ns = origin_ns + ((begin_ns - origin_ns) // step_ns + 1) * step_ns
                after = bisect_left(starts, pixel_ns, after, last)
                if after - 1 > at and ends[after - 1] - starts[after - 1] >= step_ns:
                    after -= 1
            yield at, after
            at = after


class Place(NamedTuple):
    """Where a thing is in a row: the number of its layer, and its position there."""

    layer: int
    position: int


class Row(Generic[Something]):
    """Layers over each other: what lies in another stretch is in a layer above that one's.

    Things come in order of their ends. One that comes late goes to whichever layer has room.
    """

    def __init__(self, weigh: Callable[[Something], Weight]) -> None:
        self.layers: list[Layer[Something]] = []
        self._weigh = weigh

    def add(self, thing: Something) -> None:
        start_ns, end_ns = thing.start_ns, thing.end_ns
        layer = next((one for one in self.layers if one.end_ns <= start_ns), None)
        if layer is None:
            layer = Layer[Something]()
            self.layers.append(layer)
        layer.add(thing, start_ns, end_ns, self._weigh(thing))

    def __len__(self) -> int:
        return sum(len(layer.things) for layer in self.layers)

    def thing(self, place: Place) -> Something:
        return self.layers[place.layer].things[place.position]

    def all(self) -> Iterator[Something]:
        for layer in self.layers:
            yield from layer.things

    def place_of(self, thing: Something) -> Place | None:
        """Where a thing is that was added."""
        for number, layer in enumerate(self.layers):
            first, after = layer.within(thing.start_ns, max(thing.end_ns, thing.start_ns + 1))
            for position in range(first, after):
                if layer.things[position] is thing:
                    return Place(number, position)
        return None

    def reaching(self, start_ns: int, end_ns: int) -> Iterator[Something]:
        for layer in self.layers:
            first, after = layer.within(start_ns, end_ns)
            yield from layer.things[first:after]

    def under(self, start_ns: int, end_ns: int) -> tuple[Place, int] | None:
        """The innermost that reaches into a stretch, and how many of its layer do."""
        for number, layer in enumerate(self.layers):
            first, after = layer.within(start_ns, end_ns)
            if after > first:
                return Place(number, first), after - first
        return None

    def next(self, place: Place) -> Place | None:
        """By beginning; of those that begin at once the one around the others first."""
        found: list[tuple[int, int, Place]] = []
        start_ns = self.layers[place.layer].starts[place.position]
        for number, layer in enumerate(self.layers):
            find = bisect_left if number < place.layer else bisect_right
            at = find(layer.starts, start_ns)
            if number == place.layer:
                at = place.position + 1
            if at < len(layer.starts):
                found.append((layer.starts[at], -number, Place(number, at)))
        return min(found)[2] if found else None

    def previous(self, place: Place) -> Place | None:
        found: list[tuple[int, int, Place]] = []
        start_ns = self.layers[place.layer].starts[place.position]
        for number, layer in enumerate(self.layers):
            find = bisect_right if number > place.layer else bisect_left
            at = find(layer.starts, start_ns) - 1
            if number == place.layer:
                at = place.position - 1
            if at >= 0:
                found.append((layer.starts[at], -number, Place(number, at)))
        return max(found)[2] if found else None

    def nearest(self, time_ns: int) -> Place | None:
        """What is there at a moment, or else begins next, or else ended last."""
        found = [
            (abs(_clamped(time_ns, layer.starts[at], layer.ends[at]) - time_ns), number, at)
            for number, layer in enumerate(self.layers)
            for at in range(*_around(layer, time_ns))
        ]
        return Place(*min(found)[1:]) if found else None

    @property
    def wall_ns(self) -> int:
        """Of all; what lies in another is counted with both."""
        return sum(layer.wall_ns[-1] for layer in self.layers)


def _around(layer: Layer[Something], time_ns: int) -> tuple[int, int]:
    at = bisect_right(layer.starts, time_ns)
    return max(0, at - 1), min(len(layer.starts), at + 1)


def _clamped(value: int, low: int, high: int) -> int:
    return max(low, min(high, value))
