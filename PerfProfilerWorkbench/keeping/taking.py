# SPDX-License-Identifier: LGPL-2.1-or-later
"""Takes what is new in a running recording, from another thread than the one that records.

All that is read here only grows, or is replaced as a whole; a slice or a copy of a list or dict is
one step for Python, so that no lock is needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..capture.events import Event
from ..capture.recorder import Recorder, Stretch
from ..model.facts import Sample
from ..model.session import Feature, Session
from ..model.span import ObjectKey, Span
from . import pieces
from .pieces import Piece

_OVERLAP_NS = 2_000_000_000  # samples of two sources, and frames of two views, come in any order


class Taking:
    """One stretch of the recorder's; ``new`` gives the pieces that were not told yet.

    ``noted`` is a list of spans that only grows, beside those of the recorder.
    """

    def __init__(self, recorder: Recorder, stretch: Stretch, noted: list[Span]) -> None:
        self._buffer, self._stretch = recorder.buffer, stretch
        facts, activity = recorder.hook.facts, recorder.activity
        self._features, self._sampler = recorder.hook.features, recorder.sampler
        self._activity = activity
        snapshots = recorder.instruments.snapshots
        lists: list[list[Any]] = [facts.documents, facts.steps, facts.fingerprints, snapshots]
        lists.append(activity.spans)
        grown = [_Grown(known, first) for known, first in zip(lists, stretch.first)]
        self._documents, self._steps, self._prints, self._snapshots, self._spans = grown
        self._noted = _Grown(noted, 0)
        self._all_grown = (*grown, self._noted)
        self._samples, self._frames = _Timed(stretch.start_ns), _Timed(stretch.start_ns)
        self._told: dict[ObjectKey, Feature] = {}
        self._position = stretch.kept = stretch.position
        self._rest: tuple[int, list[Event]] | None = None  # the last events, from a position on

    def end_events(self) -> None:
        """The last event of the stretch has come: the recorder may forget all of them."""
        position = self._position
        self._rest = position, self._buffer.read(position)[0]
        self._stretch.kept = None

    def end(self) -> None:
        """The stretch ends here: what others record from now on is not of it."""
        for each in self._all_grown:
            each.end()

    def new(self, ended: Session | None, samples: bool = True) -> Iterator[Piece]:
        """``ended`` is the whole session once it has ended: then all that is left.

        ``samples`` says whether to look for new ones now: a file is read for it.
        """
        noted = self._noted.new()  # first: what lies in them is to be told before them
        yield from self._events()
        # what ended before this stretch may have been told late
        done = [span for span in self._spans.new() if span.end_ns > self._stretch.start_ns]
        yield from pieces.spans([*done, *noted])
        yield from pieces.facts(self._documents.new())
        yield from pieces.facts(self._steps.new())
        yield from pieces.part("fingerprints", self._prints.new())
        yield from pieces.part("snapshots", self._snapshots.new())
        yield from pieces.part("samples", self._new_samples(ended, samples))
        frames = self._activity.frames if ended is None else ended.frames
        yield from pieces.part("frames", self._frames.new(frames))
        yield from self._changed_features()
        if ended is not None:
            yield from pieces.part("stacks", ended.stacks)
            yield pieces.END, pieces.end_of(ended)

    def _new_samples(self, ended: Session | None, look: bool) -> list[Sample]:
        if ended is not None:
            return self._samples.new(ended.samples)
        return self._samples.new(self._sampler.latest()) if look else []

    def _events(self) -> Iterator[Piece]:
        position = self._position
        new, lost = ([], 0) if self._rest is not None else self._buffer.take(position)
        if self._rest is not None:  # perhaps only now: then others' events may be among the new
            first, rest = self._rest
            new, lost = rest[position - first :], 0
        else:
            self._stretch.kept = position + lost + len(new)
        self._position = position + lost + len(new)
        if lost:
            yield pieces.LOST, lost
        yield from pieces.events(new)

    def _changed_features(self) -> Iterator[Piece]:
        features = dict(self._features)
        new = {key: one for key, one in features.items() if self._told.get(key) is not one}
        self._told = features
        yield from pieces.features(new)

    def forget(self) -> None:
        """All is told, or none of it can be: nothing need be kept for it."""
        self._stretch.kept, self._rest = None, None


class _Grown:
    """A list that only grows, from a position on, and until one once its end is known."""

    def __init__(self, known: list[Any], first: int) -> None:
        self._known, self._first = known, first
        self._until: int | None = None

    def end(self) -> None:
        self._until = len(self._known)

    def new(self) -> list[Any]:
        new = self._known[self._first : self._until]
        self._first += len(new)
        return new


class _Timed:
    """Values in about the order of their time, of which some were told before."""

    def __init__(self, start_ns: int) -> None:
        self._start_ns = self._last_ns = start_ns
        self._told: dict[Any, int] = {}

    def new(self, known: Sequence[Any]) -> list[Any]:
        since_ns = max(self._start_ns, self._last_ns - _OVERLAP_NS)
        new = {_name(one): one for one in _since(known, since_ns)}
        for name in self._told.keys() & new.keys():
            del new[name]
        self._last_ns = max([self._last_ns, *(one.time_ns for one in new.values())])
        self._told.update((name, one.time_ns) for name, one in new.items())
        oldest_ns = self._last_ns - _OVERLAP_NS
        self._told = {name: ns for name, ns in self._told.items() if ns >= oldest_ns}
        return list(new.values())


def _name(one: Any) -> Any:
    """A frame by all it says, because two can begin at once; a sample by its time."""
    return one if isinstance(one, tuple) else one.time_ns


def _since(known: Sequence[Any], time_ns: int) -> list[Any]:
    """The end of a list in order of time, from a moment on; others may add to it meanwhile."""
    found = []
    for one in reversed(known):
        if one.time_ns < time_ns:
            break
        found.append(one)
    return found[::-1]
