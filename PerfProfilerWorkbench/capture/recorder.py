# SPDX-License-Identifier: LGPL-2.1-or-later
"""The recorder: starts the hooks when the first stretch begins, takes them down after the last."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter_ns, time

from ..model.preset import strongest
from .events import Buffer, Event
from .hook import RecomputeHook
from .sampler import Sampler


@dataclass(eq=False)
class Stretch:
    """One caller's part of the common recording; ``position`` is how far it has read.

    ``first`` says where its part of the facts begins: documents, steps, fingerprints, samples.
    """

    preset: str
    position: int
    started_at: float
    start_ns: int
    first: tuple[int, int, int, int]


class Recorder:
    """One a process: whoever records joins it, so there is never more than one observer."""

    def __init__(self) -> None:
        self.buffer = Buffer()
        self.hook = RecomputeHook(self.buffer)
        self.sampler = Sampler()
        self._stretches: list[Stretch] = []

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

    def join(self, preset: str) -> Stretch:
        first = self._first()
        if not self.recording:
            try:
                self.hook.install()
            except BaseException:
                self._take_down()
                raise
        else:  # whoever joins later wants the documents as they are now, too
            self.hook.facts.settle()
            first = self._first()
            self.hook.facts.start()
        stretch = Stretch(preset, self.buffer.end, time(), perf_counter_ns(), first)
        self._stretches.append(stretch)
        self._use()
        return stretch

    def _first(self) -> tuple[int, int, int, int]:
        facts = self.hook.facts
        lists = (facts.documents, facts.steps, facts.fingerprints, self.sampler.samples)
        return (len(lists[0]), len(lists[1]), len(lists[2]), len(lists[3]))

    def _use(self) -> None:
        """Read all that any of the stretches wants."""
        wanted = strongest([stretch.preset for stretch in self._stretches])
        self.hook.use(wanted)
        self.sampler.stop()
        self.sampler.start(wanted.sample_interval_s)

    def read(self, stretch: Stretch) -> tuple[list[Event], int]:
        """The events that are new to a stretch, and how many were lost.

        What every stretch has read is forgotten, so that a long recording stays small.
        """
        events, stretch.position, dropped = self.buffer.read(stretch.position)
        self.buffer.forget(min(each.position for each in self._stretches))
        return events, dropped

    def leave(self, stretch: Stretch) -> None:
        self._stretches.remove(stretch)
        if self.recording:
            self._use()
        else:
            self._take_down()

    def _take_down(self) -> None:
        self.sampler.stop()
        self.hook.remove()
        self.hook = RecomputeHook(self.buffer)
        self.sampler = Sampler()
        self.buffer.forget(self.buffer.end)
