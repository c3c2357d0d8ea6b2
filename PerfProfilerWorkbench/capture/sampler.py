# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reads the process's memory and processor time at even intervals, in a thread of its own.

The thread waits while a script holds Python through a long recompute: the readings at the events
of a recompute stand in for it then.
"""

from __future__ import annotations

import threading
from time import perf_counter_ns

from ..model.facts import Sample
from . import counters


class Sampler:
    """``samples`` grows while it runs, up to ``limit``, after which the oldest half goes."""

    def __init__(self, limit: int = 100_000) -> None:
        self.samples: list[Sample] = []
        self._limit = limit
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, interval_s: float) -> None:
        self._stop, ready = threading.Event(), threading.Event()
        arguments = (self._stop, ready, interval_s)
        name = "PerfProfiler sampler"
        run = threading.Thread(target=self._run, args=arguments, name=name, daemon=True)
        self._thread = run
        run.start()
        ready.wait(1.0)  # a thread that is still starting slows down every reading in the hooks

    def stop(self) -> None:
        if self._thread is not None:
            self._stop.set()
            self._thread.join()
            self._thread = None

    def _run(self, stop: threading.Event, ready: threading.Event, interval_s: float) -> None:
        reading = counters.Counters()
        reading.open()
        try:
            read = reading.reader()
            self._take(read())
            ready.set()
            while not stop.wait(interval_s):
                self._take(read())
        finally:
            ready.set()
            reading.close()

    def _take(self, raw: counters.Raw) -> None:
        counts = counters.parsed(raw)
        if len(self.samples) >= self._limit:
            del self.samples[: self._limit // 2]
        self.samples.append(Sample(perf_counter_ns(), counts.cpu_ns, counts.rss_bytes))
