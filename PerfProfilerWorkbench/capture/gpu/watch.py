# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reads graphics cards again and again in a thread of its own: a driver can hang for ever."""

from __future__ import annotations

import threading
from time import monotonic

from ... import texts as words
from ...model.gpu import GpuReading
from ...texts import Message, message
from ...texts import gpu as texts
from .gpus import Gpus

_PATIENCE_S = 5.0  # a card that wakes up takes a second or two
_MOMENT_S = 0.2


class Watch:
    """Watches from its making until ``stop``. No call of it waits for a driver.

    A thread that hangs in the driver can't be ended; it is a daemon, so it ends with the process.
    """

    def __init__(
        self,
        pid: int,
        interval_s: float,
        pynvml_path: str | None = None,
        gpus: Gpus | None = None,
    ) -> None:
        self._pid, self._interval_s, self._path = pid, interval_s, pynvml_path
        self._gpus = gpus or Gpus()
        self._stopped = threading.Event()
        self._asked_s: float | None = monotonic()  # when the call began that goes on now
        self._latest: tuple[GpuReading, ...] | Message = message(texts.GPU_NOT_YET)
        self._no_answer: Message | None = None
        self._thread = threading.Thread(target=self._run, name="PerfProfiler gpu", daemon=True)
        self._thread.start()

    def latest(self) -> tuple[GpuReading, ...] | Message:
        """The newest readings, one of each card, or why there are none; the same object until
        there is something new."""
        asked_s = self._asked_s
        waiting_s = 0.0 if asked_s is None else monotonic() - asked_s
        if waiting_s > _PATIENCE_S:
            no_answer = message(texts.GPU_NO_ANSWER, seconds=int(waiting_s))
            if self._no_answer != no_answer:
                self._no_answer = no_answer
            return self._no_answer
        return self._latest

    def stop(self) -> None:
        """Again is no harm. Waits a moment for the thread, no longer."""
        self._stopped.set()
        self._thread.join(_MOMENT_S)

    def _run(self) -> None:
        try:
            self._read_on()
        except Exception as error:  # none is known; whoever calls ``latest`` must hear of it
            self._asked_s = None
            self._latest = message(words.CANNOT_READ, error=str(error))
        finally:
            self._gpus.close()

    def _read_on(self) -> None:
        self._gpus.open(self._pid, self._path)
        while not self._stopped.is_set():
            self._asked_s = monotonic()
            self._latest = self._gpus.read() or self._gpus.nothing()
            self._asked_s = None
            self._stopped.wait(self._interval_s)
