# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the commands and the panel share: the recording, and what it holds."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from time import perf_counter

from ..analysis.costs import SessionCosts
from ..analysis.freezes import is_short_freezes
from ..capture.snapshots import snapshot
from ..model.activity import Frame
from ..model.facts import Sample
from ..model.gpu import GpuReading
from ..model.memory import MemorySnapshot
from ..model.preset import LIGHTWEIGHT, PRESETS
from ..model.session import Feature, Session
from ..model.span import ObjectKey, Span
from ..qt import QtCore, QtWidgets, Signal
from ..recording import Recording, recorder
from ..recording import record as begin
from ..texts import Message
from . import settings
from .intervals import intervals

_CLOCK_STEPS_S = ((10, 1), (60, 10), (math.inf, 30))
_WAIT_S = 10  # how long short freezes alone wait to be shown


class Controller(QtCore.QObject):
    """``changed``: what the panel shows is another: started, stopped, cleared, measured, told.

    ``page_wanted``: the panel is to open a page, by its name, and to show a thing in it or None.
    ``version`` is another number whenever ``session`` is another or more, ``beginning`` only when
    it is another. Whoever shows figures four times a second takes them from ``costs``,
    ``features``, ``samples`` and ``frames``: a session of many spans is dear to make.
    """

    changed = Signal()
    page_wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.recording: Recording | None = None
        self.snapshots: list[MemorySnapshot] = []
        self.version = 0
        self._forget()

    @property
    def running(self) -> bool:
        return self.recording is not None

    @property
    def recorded_s(self) -> float | None:
        """How long the recording runs, in seconds; None without one."""
        return self.recording.seconds if self.recording is not None else None

    @property
    def clock_s(self) -> int | None:
        """The same in ever larger steps: each new text has the whole window put together anew,
        which takes 18 to 50 ms where no graphics card draws. Whatever else is to be drawn now and
        then is drawn at the same moment."""
        if self.recorded_s is None:
            return None
        seconds = int(self.recorded_s)
        step = next(step for until, step in _CLOCK_STEPS_S if seconds < until)
        return seconds // step * step

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

    @property
    def session(self) -> Session | None:
        """All that is shown, as a frozen value made when it is asked for."""
        if self._session is None and self._shown is not None:
            self._session = self._shown.session
        return self._session

    @property
    def features(self) -> Mapping[ObjectKey, Feature]:
        """What is known of the features that are shown."""
        shown = self._shown or self._session
        return {} if shown is None else shown.features

    @property
    def samples(self) -> Sequence[Sample]:
        """Of what is shown; while it is recorded also older ones."""
        shown = self._shown or self._session
        return () if shown is None else shown.samples

    @property
    def frames(self) -> Sequence[Frame]:
        """Of what is shown; while it is recorded also older ones."""
        shown = self._shown or self._session
        return () if shown is None else shown.frames

    @property
    def windowed(self) -> bool:
        """Whether display and freezes could be seen; what is recorded in this window always is."""
        session = self.session if not self.running else None
        return session is None or session.windowed

    @property
    def dropped_events(self) -> int:
        shown = self._shown or self._session
        return 0 if shown is None else shown.dropped_events

    @property
    def problems(self) -> tuple[str | Message, ...]:
        shown = self._shown or self._session
        return () if shown is None else shown.problems

    def choose(self, preset: str) -> None:
        settings.set_text(settings.PRESET, preset)
        self.changed.emit()

    def record(self, preset: str | None = None, keep: bool = True) -> Recording:
        """The panel's recording, started now unless one runs."""
        if self.recording is None:
            self._forget()
            self.recording = begin(preset or self.preset, keep, intervals())
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
            old = self.recording
            self.recording = begin(old.preset, intervals=intervals())
            old.stop()
        self._forget()
        self.changed.emit()

    def _forget(self) -> None:
        self._shown: Recording | None = None
        self._session: Session | None = None
        self._taken_s = 0.0
        self.version += 1
        self.beginning = self.version
        self.costs = SessionCosts()
        self.measured_copy = self.opened = False
        self.note: Message | None = None
        self.told: Message | None = None

    def snapshot(self, label: str) -> MemorySnapshot:
        """Memory as it is now; in the recording, too, if one runs."""
        take = snapshot if self.recording is None else self.recording.snapshot
        self.snapshots.append(take(label))
        return self.snapshots[-1]

    def show_session(
        self, session: Session, measured_copy: bool = False, note: Message | None = None
    ) -> None:
        """Show a session that is over; ``measured_copy``: of the model on a copy, just now.

        ``note``: what is to be known of it, such as that FreeCAD's end interrupted it.
        """
        self.stop()
        self._forget()
        self._session = session
        self.costs.add(session.spans)
        self.measured_copy, self.opened, self.note = measured_copy, not measured_copy, note
        self.changed.emit()

    def open_page(self, name: str, thing: object = None) -> None:
        """Have the panel, if there is one, open a page and show a thing in it."""
        self.page_wanted.emit(name, thing)

    def tell(self, what: Message | None) -> None:
        """Say in the panel what did not work; a new recording or recompute takes it away."""
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
        spans, running = recording.spans, recording.running
        new = spans[self.costs.count :]
        if running and self._shown is recording and not self._is_news(new):
            return False
        known, self._taken_s = len(self.costs.recomputes), perf_counter()
        self._shown, self._session = recording, None
        self.version += 1
        self.costs.add(new)
        if len(self.costs.recomputes) > known:
            self.told = None
        return True

    def _is_news(self, spans: Sequence[Span]) -> bool:
        if is_short_freezes(spans):
            return bool(spans) and perf_counter() - self._taken_s > _WAIT_S
        return True


_controller: Controller | None = None


def controller() -> Controller:
    global _controller
    if _controller is None:
        _controller = Controller()
    return _controller
