# SPDX-License-Identifier: LGPL-2.1-or-later
"""The hook: installs what listens to FreeCAD, and takes it down again."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter_ns

from .. import texts
from ..model.preset import Preset
from ..model.session import Feature
from ..model.span import ObjectKey
from ..texts import Message
from . import allocator, calls
from .counters import Counters
from .events import VIEWED, Buffer
from .facts import Facts
from .missing import missing
from .recompute import Changed, _Observer
from .window import WindowMarks

_COLLECT_NS = 60_000_000_000
_BUSY_NS = 5_000_000  # a change of a view that took less is not worth a span


class RecomputeHook:
    """Installs one observer, and takes it down again.

    ``use`` sets what is read, at any time; ``collect`` is called now and then.

    ``inside`` names the documents whose recompute is under way, ``features`` what was seen of the
    objects, ``problems`` what went wrong in our own slots (sentences, each once), ``missing``
    what can't be read here, ``allocator_missing`` why the allocator can't be read where it is
    to be.
    """

    def __init__(self, buffer: Buffer, collect: Callable[[], None]) -> None:
        self._buffer, self._collect = buffer, collect
        self._collected_ns = perf_counter_ns()
        self._observer: _Observer | None = None
        self._heard: Changed | None = None
        self._counters = Counters()
        self.marks: WindowMarks | None = None
        self.facts = Facts()
        self.inside: list[str] = []
        self.features: dict[ObjectKey, Feature] = {}
        self.problems: dict[str, None] = {}
        self.missing: list[Message] = []
        self.allocator_missing: Message | None = None

    def install(self) -> None:
        import FreeCAD

        self._counters.open()
        no_peaks = self._counters.peaks_missing
        if no_peaks is not None:
            self._miss(texts.READING_PEAK, no_peaks)
        self._add, self._remove = FreeCAD.addDocumentObserver, FreeCAD.removeDocumentObserver
        if FreeCAD.GuiUp:
            readers = (self._counters.reader(), self._counters.pause_reader())
            self.marks = WindowMarks(self._buffer.events.append, *readers)
            self.marks.install(self.idle, self._look)
            unheard = self.marks.scene.missing
            if unheard:
                self._miss(texts.DISPLAY_END, unheard)
        self._observer = _Observer(self, self._buffer, self._counters, self.marks)
        self.facts.start()
        self._observer.objects.learn_all(FreeCAD.listDocuments().values())
        FreeCAD.addDocumentObserver(self._observer)
        self.hear(self._observer.changes)
        if not FreeCAD.GuiUp:
            # Headless FreeCAD 1.1 does not tell when a recompute begins (docs/freecad.md).
            calls.watch("recompute", self._observer.called, self._observer.returned)

    def _miss(self, reading: str, reason: object) -> None:
        self.missing.append(missing(reading, reason))

    def hear(self, changes: Changed | None) -> None:
        """Which changes of properties to be told of, if any. Asked for twice in each recompute."""
        heard = self._heard
        if changes is not heard:
            self._heard = None
            if heard is not None:
                self._remove(heard)
            if changes is not None:
                self._add(changes)
                self._heard = changes

    def use(self, preset: Preset) -> None:
        self.facts.preset = preset
        self.allocator_missing = allocator.missing() if preset.memory else None
        if self._observer is not None:
            self._observer.use(preset)

    def rest(self) -> None:
        """A recompute is over, or nothing happens: time for what is due now and then."""
        now = perf_counter_ns()
        if now - self._collected_ns > _COLLECT_NS:
            self._collected_ns = now
            self._collect()

    def idle(self) -> None:
        """Take up what recomputes left to do, and see whether only views have changed."""
        self.rest()
        marks = self.marks
        if marks is None or self.inside:
            return
        try:
            (begun_ns, ended_ns), marks.busiest = marks.busiest, (0, 0)
            steps = self.facts.idle()
            keys = [(step.document, name) for step in steps for name in step.objects]
            if ended_ns - begun_ns > _BUSY_NS:
                for key in keys:
                    detail = (begun_ns, len(keys))
                    self._buffer.events.append((ended_ns, VIEWED, key, detail))
        except Exception as error:
            self.problems[f"idle: {type(error).__name__}: {error}"] = None

    def _look(self) -> None:
        try:
            if self._observer is not None:
                self._observer.forget_lost()
        except Exception as error:
            self.problems[f"look: {type(error).__name__}: {error}"] = None

    def remove(self) -> None:
        import FreeCAD

        calls.unwatch()
        if self.facts.documents:
            self.facts.settle()
        self.hear(None)
        if self._observer is not None:
            FreeCAD.removeDocumentObserver(self._observer)
            self._observer = None
        if self.marks is not None:
            self.marks.remove()
            self.marks = None
        self._counters.close()
        self.inside.clear()
