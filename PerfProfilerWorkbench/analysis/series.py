# SPDX-License-Identifier: LGPL-2.1-or-later
"""Readings over time in even stretches, as curves need them. Where nobody looked is a gap: None.

All here can be asked for any stretch, from ``since_ns`` until before ``until_ns`` in ``count``
parts, and takes more at any time: asking costs what is in the stretch, not what was recorded.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from ..model.activity import Frame
from ..model.facts import Sample
from ..model.session import Session
from ..model.span import Span, SpanKind

STANDS_NS = 3_000_000_000  # a reading stands until the next, but no longer: then nobody looked
_time_ns, _end_ns = attrgetter("time_ns"), attrgetter("end_ns")


class Track:
    """Readings of one kind, each of a moment."""

    def __init__(self, stands_ns: int = STANDS_NS) -> None:
        """A reading stands for ``stands_ns`` if there is a next one by then; 0: for its moment."""
        self.times_ns: list[int] = []
        self.values: list[float] = []
        self._stands_ns = stands_ns

    def add(self, time_ns: int, value: float | None) -> None:
        """In order of time; None is none."""
        if value is not None:
            self.times_ns.append(time_ns)
            self.values.append(value)

    def forget(self, before_ns: int) -> None:
        """Readings from before a moment."""
        place = bisect_left(self.times_ns, before_ns)
        del self.times_ns[:place], self.values[:place]

    def highest(self, since_ns: int, until_ns: int, count: int) -> list[float | None]:
        """The highest reading of each part."""
        return [self._highest(*part) for part in _parts(self.times_ns, since_ns, until_ns, count)]

    def _highest(self, first: int, last: int) -> float | None:
        if first < last:
            return max(self.values[first:last])
        return self.values[first - 1] if self.near(first) else None

    def near(self, at: int) -> bool:
        """Whether the reading before a place still stood when the one at it came."""
        times = self.times_ns
        return 0 < at < len(times) and times[at] - times[at - 1] <= self._stands_ns


class Counter(Track):
    """Readings of something that only grows, such as processor time."""

    def rates(self, since_ns: int, until_ns: int, count: int) -> list[float | None]:
        """How much it grew in each part, for each nanosecond; from reading to reading."""
        return [self._rate(*part) for part in _parts(self.times_ns, since_ns, until_ns, count)]

    def _rate(self, first: int, last: int) -> float | None:
        start, end = first - 1 if self.near(first) else first, max(first, last - 1)
        if not 0 <= start < end < len(self.times_ns):
            return None
        passed_ns = self.times_ns[end] - self.times_ns[start]
        return max(0.0, (self.values[end] - self.values[start]) / passed_ns)


class Series:
    """What samples, frames and freezes tell over time.

    ``resident`` is in bytes, ``processor`` nanoseconds of processor time, so that its rate is 1.0
    where one core is busy. ``gpu_busy`` (shares) and ``gpu_memory`` (bytes) are by the card's key,
    ``frames`` nanoseconds that drawing took.
    """

    def __init__(self) -> None:
        self.resident = Track()
        self.processor = Counter()
        self.gpu_busy: dict[str, Track] = {}
        self.gpu_memory: dict[str, Track] = {}
        self.frames = Track(0)
        self.freezes: list[Span] = []
        self._sampled_ns = self._drawn_ns = -1

    def take(self, samples: Sequence[Sample], frames: Sequence[Frame]) -> None:
        """What is new since the last time; of both the oldest may be gone meanwhile."""
        for sample in samples[bisect_right(samples, self._sampled_ns, key=_time_ns) :]:
            self._sampled_ns = sample.time_ns
            self.resident.add(sample.time_ns, sample.rss_bytes)
            self.processor.add(sample.time_ns, sample.cpu_ns)
            for gpu in sample.gpus:
                self.gpu_busy.setdefault(gpu.key, Track()).add(sample.time_ns, gpu.busy_share)
                memory = self.gpu_memory.setdefault(gpu.key, Track())
                memory.add(sample.time_ns, gpu.memory_used_bytes)
        for frame in frames[bisect_right(frames, self._drawn_ns, key=_time_ns) :]:
            self._drawn_ns = frame.time_ns
            self.frames.add(frame.time_ns, frame.draw_ns)

    def take_spans(self, spans: Iterable[Span]) -> None:
        """More of them; only freezes are of interest."""
        self.freezes += (span for span in spans if span.kind is SpanKind.FREEZE)

    def forget(self, before_ns: int) -> None:
        """Whoever shows the latest only need not keep it all."""
        cards = (*self.gpu_busy.values(), *self.gpu_memory.values())
        for track in (self.resident, self.processor, self.frames, *cards):
            track.forget(before_ns)
        self.freezes = self.freezes[bisect_right(self.freezes, before_ns, key=_end_ns) :]

    def frozen(self, since_ns: int, until_ns: int, count: int) -> list[float]:
        """Which share of each part FreeCAD did not answer."""
        edges = _edges(since_ns, until_ns, count)
        found = [0.0] * count
        for freeze in self.freezes[bisect_right(self.freezes, since_ns, key=_end_ns) :]:
            first = max(0, bisect_right(edges, freeze.start_ns) - 1)
            last = min(count, bisect_left(edges, freeze.end_ns))
            for at in range(first, last):
                start_ns, end_ns = edges[at], edges[at + 1]
                inside_ns = min(freeze.end_ns, end_ns) - max(freeze.start_ns, start_ns)
                found[at] = min(1.0, found[at] + max(0, inside_ns) / (end_ns - start_ns))
        return found


def series(session: Session) -> Series:
    """Of all that a session has."""
    found = Series()
    found.take(session.samples, session.frames)
    found.take_spans(session.spans)
    return found


def _edges(since_ns: int, until_ns: int, count: int) -> list[int]:
    return [since_ns + (until_ns - since_ns) * at // count for at in range(count + 1)]


def _parts(
    times_ns: Sequence[int], since_ns: int, until_ns: int, count: int
) -> Iterator[tuple[int, int]]:
    """Of each part the place of its first reading, and of the first after it."""
    places = [bisect_left(times_ns, edge) for edge in _edges(since_ns, until_ns, count)]
    return pairwise(places)
