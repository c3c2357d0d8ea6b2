# SPDX-License-Identifier: LGPL-2.1-or-later
"""Samples of the process at even intervals, also while a script holds Python.

A process beside FreeCAD takes them (``beside``), because a thread would wait while a script holds
Python through a long recompute. Without a Python to start, a thread has to do, and the recording
says so. Samples at the ends of a recording are always taken here.
"""

from __future__ import annotations

import os
from time import perf_counter_ns
from typing import TYPE_CHECKING

from .. import texts
from ..model.facts import Sample
from ..model.gpu import GpuReading
from ..texts import Message, message
from . import interpreter
from .missing import missing
from .sources import Beside, OwnThread
from .system.reading import process

if TYPE_CHECKING:
    from .system.reading import Process

_FILE_BYTES = 16 * 2**20  # then a new one is begun
_RECENT = 50  # samples
_LATEST = 1000  # of a minute or more, after which what waits is taken over


class Sampler:
    """``use`` begins, ``stop`` ends. No call raises, and none waits for long.

    ``samples`` grows up to ``limit``, after which the oldest half goes. ``missing`` says what could
    not be done.
    """

    def __init__(self, limit: int = 100_000) -> None:
        self.missing: list[Message] = []
        self._samples: list[Sample] = []
        self._limit = limit
        self._source: Beside | OwnThread | None = None
        self._own: Process | None = None
        self._used = (0.0, False)

    @property
    def samples(self) -> list[Sample]:
        self.collect()
        return self._samples

    def latest(self) -> list[Sample]:
        """The newest samples, those too that were not taken over yet; for another thread.

        What is taken over meanwhile can be in it twice.
        """
        source = self._source
        waiting = [] if source is None else source.waiting()
        return sorted([*self._samples[-_LATEST:], *waiting], key=lambda one: one.time_ns)

    @property
    def gpus(self) -> tuple[GpuReading, ...] | Message:
        """The newest readings of graphics cards, or why there are none; empty if none are read."""
        for sample in reversed(self.samples[-_RECENT:]):
            if sample.gpus or sample.gpu_missing is not None:
                return sample.gpus or sample.gpu_missing or ()
        return ()

    def use(self, interval_s: float, gpu: bool = False) -> None:
        """Sample like this from now on, with one sample at once."""
        if self._source is not None and self._used == (interval_s, gpu):
            self._take_own()
            return
        self.stop()
        self._used = (interval_s, gpu)
        try:
            self._own = process(os.getpid())
        except Exception as error:
            self._miss(texts.SAMPLES, message(texts.CANNOT_READ, error=str(error)))
            return
        self._take_own()
        self._source = self._begin(interval_s, gpu)

    def _begin(self, interval_s: float, gpu: bool) -> Beside | OwnThread | None:
        python = interpreter.find()
        if python is None:
            self._miss(texts.READING_SAMPLES, message(texts.NO_PYTHON))
            return self._instead(interval_s, gpu)
        try:
            return Beside(python, interval_s, gpu)
        except Exception as error:
            reason = message(texts.BESIDE_REFUSED, python=python, error=str(error))
            self._miss(texts.READING_SAMPLES, reason)
            return self._instead(interval_s, gpu)

    def _instead(self, interval_s: float, gpu: bool) -> OwnThread | None:
        if gpu:
            self._miss(texts.READING_CARDS, message(texts.CARDS_NEED_PYTHON))
        try:
            return OwnThread(interval_s)
        except Exception as error:
            self._miss(texts.SAMPLES, message(texts.CANNOT_READ, error=str(error)))
            return None

    def _miss(self, reading: str, reason: Message) -> None:
        what = missing(reading, reason)
        if what not in self.missing:
            self.missing.append(what)

    def stop(self) -> None:
        source, self._source = self._source, None
        if source is not None:
            self._heed(source)  # before it is ended: then it would have ended by itself
            source.stop()
            self._add(source.new())
            source.close()
        if self._own is not None:
            self._take_own()
            self._own.close()
            self._own = None

    def collect(self) -> None:
        """Take over what is new. A source that has ended is replaced, a long file begun anew."""
        source = self._source
        if source is None:
            return
        self._add(source.new())
        if self._heed(source):
            source.stop()
            source.close()
            beside = isinstance(source, Beside)
            self._source = self._instead(*self._used) if beside else None
        elif source.size > _FILE_BYTES:
            self.stop()
            self.use(*self._used)

    def _heed(self, source: Beside | OwnThread) -> bool:
        """Note what went wrong with it; whether it has ended."""
        if source.garbled is not None:
            self._miss(texts.SAMPLES, source.garbled)
        ended = source.ended
        if ended is not None:
            self._miss(texts.READING_SAMPLES, ended)
        return ended is not None

    def _add(self, samples: list[Sample]) -> None:
        self._samples += samples
        if len(self._samples) > self._limit:
            del self._samples[: -self._limit // 2]

    def _take_own(self) -> None:
        if self._own is None:
            return
        self.collect()
        time_ns = perf_counter_ns()
        try:
            reading = self._own.read()
        except Exception as error:
            self._miss(texts.SAMPLES, message(texts.CANNOT_READ, error=str(error)))
            return
        self._add([Sample(time_ns, *reading)])
