# SPDX-License-Identifier: LGPL-2.1-or-later
"""The recorder: starts the hooks when the first stretch begins, takes them down after the last."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter_ns, time

from .events import Buffer
from .recompute import RecomputeHook


@dataclass(frozen=True)
class Stretch:
    """Where one caller's part of the common recording begins."""

    position: int
    started_at: float
    start_ns: int


class Recorder:
    """One a process: whoever records joins it, so there is never more than one observer."""

    def __init__(self) -> None:
        self.buffer = Buffer()
        self.hook = RecomputeHook(self.buffer)
        self._stretches = 0

    @property
    def recording(self) -> bool:
        return self._stretches > 0

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
            self.hook.install()
        self._stretches += 1
        return Stretch(self.buffer.end, time(), perf_counter_ns())

    def leave(self) -> None:
        self._stretches -= 1
        if not self.recording:
            self.hook.remove()
            self.hook = RecomputeHook(self.buffer)
            self.buffer.clear()
