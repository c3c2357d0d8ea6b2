# SPDX-License-Identifier: LGPL-2.1-or-later
"""The figures of all recordings that run now, here and on other machines, for a panel to show.

A thread asks once a second and puts down a frozen value, which whoever shows it takes without
waiting. It starts no recording and writes nothing.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

from ..model.message import Message
from ..store.errors import StoreError
from ..store.live import LiveFigures, Together, together
from ..store.redis_shared import Shared
from ..store.store import Store
from .settings import Settings

_EACH_S = 1.0


@dataclass(frozen=True)
class AllLive:
    """``figures`` of each recording, ``together`` of all; ``at`` is seconds since 1970 (UTC).

    ``missing`` says why the store or the other machines could not be asked.
    """

    at: float
    figures: tuple[LiveFigures, ...]
    together: Together
    missing: tuple[Message, ...] = ()


class Watching:
    """``start``, then look at ``latest`` as often as you like, ``stop`` at last."""

    def __init__(self, settings: Settings) -> None:
        self.latest: AllLive | None = None
        self._settings = settings
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="PerfProfiler watching", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Returns at once; the thread ends when it has its answer."""
        self._stopping.set()

    def join(self) -> None:
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self.latest = self._ask()
            self._stopping.wait(_EACH_S)

    def _ask(self) -> AllLive:
        missing: list[Message] = []
        here: Sequence[LiveFigures] = ()
        there: Sequence[LiveFigures] = ()
        try:
            if os.path.exists(self._settings.store):  # none is begun for looking
                with Store(self._settings.store) as store:
                    here = store.live()
        except StoreError as error:
            missing.append(error.message)
        try:
            if self._settings.redis_url:
                there = self._others()
        except StoreError as error:
            missing.append(error.message)
        known = {one.session for one in here}
        figures = (*here, *(one for one in there if one.session not in known))
        now_s = time.time()
        return AllLive(now_s, figures, together(figures, now_s), tuple(missing))

    def _others(self) -> Sequence[LiveFigures]:
        shared = Shared(self._settings.redis_url)
        try:
            return shared.live()
        finally:
            shared.close()
