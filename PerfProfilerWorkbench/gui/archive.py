# SPDX-License-Identifier: LGPL-2.1-or-later
"""What takes long, or waits for the store's file, in a thread: FreeCAD goes on meanwhile."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from .. import texts
from ..capture.guard import error_text
from ..store import location
from ..store.errors import StoreError
from ..store.store import Store
from ..texts import Message, message

Made = TypeVar("Made")


class _Job(NamedTuple):
    work: Callable[[], Any]
    then: Callable[[Any], object]
    failed: Callable[[Message], object]


class Archive:
    """``ask`` for something, and ``tick`` now and then: that hands over what has come.

    One thing after another, in a thread that is there only while there is something to do.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: deque[_Job] = deque()
        self._done: deque[Callable[[], object]] = deque()
        self._thread: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        return self._thread is not None or bool(self._done)

    def ask(
        self,
        work: Callable[[], Made],
        then: Callable[[Made], object],
        failed: Callable[[Message], object],
    ) -> None:
        """``work`` runs in the thread; ``then`` or ``failed`` in ``tick``, with what came of it."""
        with self._lock:
            self._jobs.append(_Job(work, then, failed))
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._run, name="PerfProfiler archive", daemon=True
                )
                self._thread.start()

    def tick(self) -> None:
        while self._done:
            self._done.popleft()()

    def finish(self, timeout_s: float) -> None:
        """Wait for what is asked for, for FreeCAD's end; no longer than that."""
        thread = self._thread
        if thread is not None:
            thread.join(timeout_s)

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._jobs:
                    self._thread = None
                    return
                job = self._jobs.popleft()
            self._done.append(_outcome(job))


def _outcome(job: _Job) -> Callable[[], object]:
    try:
        made = job.work()
    except Exception as error:  # a thread's own would be lost
        told = getattr(error, "message", None)
        if not isinstance(told, Message):
            told = message(texts.SE_BROKEN, error=error_text(error))
        return lambda: job.failed(told)
    return lambda: job.then(made)


def stored(work: Callable[[Store], Made]) -> Callable[[], Made]:
    """With the person's store, begun if need be.

    Raises StoreError; also once if the file was damaged: it is set aside then, and the next work
    has a new one.
    """

    def run() -> Made:
        with Store() as store:
            for notice in store.notices:
                raise StoreError(notice)
            return work(store)

    return run


def looked_at(work: Callable[[Store], Made], otherwise: Made) -> Callable[[], Made]:
    """The same for whoever only looks: no store is begun for that."""
    return lambda: stored(work)() if os.path.exists(location.path()) else otherwise
