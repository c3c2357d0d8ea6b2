# SPDX-License-Identifier: LGPL-2.1-or-later
"""The recorder: starts the hooks when the first stretch begins, takes them down after the last."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter_ns, time

from .events import Buffer, Event
from .recompute import RecomputeHook


@dataclass(eq=False)
class Stretch:
    """One caller's part of the common recording; ``position`` is how far it has read."""

    position: int
    started_at: float
    start_ns: int


class Recorder:
    """One a process: whoever records joins it, so there is never more than one observer."""

    def __init__(self) -> None:
        self.buffer = Buffer()
        self.hook = RecomputeHook(self.buffer)
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

    def join(self) -> Stretch:
        if not self.recording:
            try:
                self.hook.install()
            except BaseException:
                self._take_down()
                raise
        stretch = Stretch(self.buffer.end, time(), perf_counter_ns())
        self._stretches.append(stretch)
        return stretch

    def read(self, stretch: Stretch) -> tuple[list[Event], int]:
        """The events that are new to a stretch, and how many were lost.

        What every stretch has read is forgotten, so that a long recording stays small.
        """
        events, stretch.position, dropped = self.buffer.read(stretch.position)
        self.buffer.forget(min(each.position for each in self._stretches))
        return events, dropped

    def leave(self, stretch: Stretch) -> None:
        self._stretches.remove(stretch)
        if not self.recording:
            self._take_down()

    def _take_down(self) -> None:
        self.hook.remove()
        self.hook = RecomputeHook(self.buffer)
        self.buffer.forget(self.buffer.end)
