# SPDX-License-Identifier: LGPL-2.1-or-later
"""The recorder: starts the hooks when the first stretch begins, takes them down after the last."""

from __future__ import annotations

from collections.abc import Sized
from contextlib import ExitStack
from dataclasses import dataclass, field
from time import perf_counter_ns, time

from ..model.calls import Calls
from ..model.preset import AS_PRESET, Intervals, Preset, strongest, with_intervals
from .activity import Activity
from .events import Buffer, Event
from .hook import RecomputeHook
from .instruments import Instruments
from .sampler import Sampler


@dataclass(eq=False)
class Stretch:
    """One caller's part of the common recording; ``position`` is how far it has read.

    ``kept`` is how far it was taken to the store, None if it is not or need not any more.

    ``first`` says where its part of the facts begins: documents, steps, fingerprints, snapshots,
    spans of what the person did.
    ``calls`` are those that were recorded before it, for others.
    """

    preset: Preset
    position: int
    started_at: float
    start_ns: int
    first: tuple[int, ...]
    calls: Calls = field(default_factory=Calls)
    kept: int | None = None


class Recorder:
    """One a process: whoever records joins it, so there is never more than one observer."""

    def __init__(self) -> None:
        self.buffer = Buffer()
        self.hook = RecomputeHook(self.buffer, self.collect)
        self.sampler = Sampler()
        self.instruments = Instruments()
        self.activity = Activity(lambda: self.inside_recompute)
        self._stretches: list[Stretch] = []
        self._ended: list[Stretch] = []

    @property
    def recording(self) -> bool:
        return bool(self._stretches)

    @property
    def inside_recompute(self) -> bool:
        """Whether a recompute is under way. Asks FreeCAD, because the end of one can be lost."""
        if not self.hook.inside:
            return False
        import FreeCAD

        documents = FreeCAD.listDocuments()
        return any(name in documents and documents[name].Recomputing for name in self.hook.inside)

    def join(self, preset: str, intervals: Intervals = AS_PRESET) -> Stretch:
        """Whoever joins later wants the documents as they are now, too."""
        stretch = Stretch(with_intervals(preset, intervals), 0, time(), 0, ())
        try:
            if self.recording:
                with self.activity.aside():
                    self.hook.facts.settle()
                    stretch.first = self._first()
                    self.hook.facts.start()
            else:
                stretch.first = self._first()
                self.hook.install()
                self.activity.install(self.hook.marks)
            with self.activity.aside():
                stretch.position, stretch.start_ns = self.buffer.end, perf_counter_ns()
                stretch.calls = self.instruments.calls
                self._stretches.append(stretch)
                self._use()
        except BaseException:
            self.leave(stretch)
            raise
        return stretch

    def _first(self) -> tuple[int, ...]:
        facts = self.hook.facts
        lists: tuple[Sized, ...] = (
            *(facts.documents, facts.steps, facts.fingerprints),
            *(self.instruments.snapshots, self.activity.spans),
        )
        return tuple(len(each) for each in lists)

    def _use(self) -> None:
        """Read all that any of the stretches wants."""
        wanted = strongest([stretch.preset for stretch in self._stretches])
        self.hook.use(wanted)
        self.sampler.use(wanted.sample_interval_s, wanted.gpu)
        self.instruments.use(wanted)

    def read(self, stretch: Stretch) -> tuple[list[Event], int]:
        """The events that are new to a stretch, and how many were lost.

        What every stretch has read is forgotten, so that a long recording stays small.
        """
        events, stretch.position, dropped = self.buffer.read(stretch.position)
        self._forget()
        return events, dropped

    def _forget(self) -> None:
        """Forget what everybody has read, and has taken to the store."""
        self._ended = [each for each in self._ended if each.kept is not None]
        positions = [each.position for each in self._stretches]
        kept = (each.kept for each in (*self._stretches, *self._ended))
        positions += [position for position in kept if position is not None]
        self.buffer.forget(min(positions, default=self.buffer.end))

    def leave(self, stretch: Stretch) -> None:
        if stretch in self._stretches:
            self._stretches.remove(stretch)
            self._ended.append(stretch)
        if self.recording:
            with self.activity.aside():
                self._use()
        else:
            self._take_down()

    def _take_down(self) -> None:
        """Each comes down whatever becomes of the others."""
        with ExitStack() as each:
            each.callback(self._begin_anew)
            each.callback(self.hook.remove)
            each.callback(self.activity.remove)
            each.callback(self.sampler.stop)
            each.callback(self.instruments.stop)

    def _begin_anew(self) -> None:
        """Recordings that have ended keep the old ones."""
        self.hook = RecomputeHook(self.buffer, self.collect)
        self.sampler, self.instruments = Sampler(), Instruments()
        self.activity = Activity(lambda: self.inside_recompute)
        self._forget()

    def collect(self) -> None:
        """Take over what the sampler has: nobody may ask for it in a long recording."""
        self.sampler.collect()
