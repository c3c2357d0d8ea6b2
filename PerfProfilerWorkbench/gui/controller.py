# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the commands and the panel share: the recording, and what it holds."""

from __future__ import annotations

from ..analysis.costs import SessionCosts
from ..capture.snapshots import snapshot
from ..model.gpu import GpuReading
from ..model.memory import MemorySnapshot
from ..model.preset import LIGHTWEIGHT, PRESETS
from ..model.session import Session
from ..qt import QtCore, QtWidgets, Signal
from ..recording import Recording, recorder
from ..recording import record as begin
from ..texts import Message
from . import settings


class Controller(QtCore.QObject):
    """``changed``: what the panel shows is another: started, stopped, cleared, measured, told."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.recording: Recording | None = None
        self.snapshots: list[MemorySnapshot] = []
        self._forget()

    @property
    def running(self) -> bool:
        return self.recording is not None

    @property
    def recorded_s(self) -> float | None:
        """How long the recording runs, in seconds; None without one."""
        return self.recording.seconds if self.recording is not None else None

    @property
    def gpus(self) -> tuple[GpuReading, ...] | Message:
        """The newest readings of graphics cards, or why there are none; empty if none are read."""
        return self.recording.gpus if self.recording is not None else ()

    @property
    def inside_recompute(self) -> bool:
        return recorder.inside_recompute

    @property
    def preset(self) -> str:
        """What the next recording reads: the person's last choice."""
        chosen = settings.text(settings.PRESET)
        return chosen if chosen in PRESETS else LIGHTWEIGHT

    def choose(self, preset: str) -> None:
        settings.set_text(settings.PRESET, preset)
        self.changed.emit()

    def record(self, preset: str | None = None, keep: bool = True) -> Recording:
        """The panel's recording, started now unless one runs."""
        if self.recording is None:
            self._forget()
            self.recording = begin(preset or self.preset, keep)
            QtWidgets.QApplication.instance().aboutToQuit.connect(self.stop)
            self.changed.emit()
        return self.recording

    def stop(self) -> None:
        if self.recording is not None:
            recording, self.recording = self.recording, None
            QtWidgets.QApplication.instance().aboutToQuit.disconnect(self.stop)
            recording.stop()
            self._take(recording)
            self.changed.emit()

    def toggle(self) -> None:
        if self.running:
            self.stop()
        else:
            self.record()

    def clear(self) -> None:
        """Forget what is shown; a running recording goes on from here."""
        if self.recording is not None:
            old, self.recording = self.recording, begin(self.recording.preset)
            old.stop()
        self._forget()
        self.changed.emit()

    def _forget(self) -> None:
        self.session: Session | None = None
        self.costs = SessionCosts()
        self.measured_copy = False
        self.told: Message | None = None

    def snapshot(self, label: str) -> MemorySnapshot:
        """Memory as it is now; in the recording, too, if one runs."""
        take = snapshot if self.recording is None else self.recording.snapshot
        self.snapshots.append(take(label))
        return self.snapshots[-1]

    def show_session(self, session: Session) -> None:
        """Show a finished session, such as a measurement made elsewhere."""
        self.stop()
        self._forget()
        self.session = session
        self.costs.add(session.spans)
        self.measured_copy = True
        self.changed.emit()

    def tell(self, what: Message) -> None:
        """Say in the panel what did not work; a new recording or recompute replaces it."""
        self.told = what
        self.changed.emit()

    def refresh(self) -> bool:
        """Take over what was recorded since the last call; whether there was anything.

        Does nothing while a recompute runs: FreeCAD lets timers run inside it.
        """
        if self.recording is None or recorder.inside_recompute:
            return False
        return self._take(self.recording)

    def _take(self, recording: Recording) -> bool:
        if recording.span_count == self.costs.count and self.session is not None:
            return False
        known = len(self.costs.recomputes)
        self.session = recording.session
        self.costs.add(self.session.spans[self.costs.count :])
        if len(self.costs.recomputes) > known:
            self.told = None
        return True


_controller: Controller | None = None


def controller() -> Controller:
    global _controller
    if _controller is None:
        _controller = Controller()
    return _controller
