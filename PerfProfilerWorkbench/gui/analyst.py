# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the pages know of a recording beyond its times: issues, advice, prices, waste.

One analysis for all pages, in a thread of its own.
"""

from __future__ import annotations

from time import perf_counter_ns

from ..keeping.book import Book
from ..keeping.settings import Settings, settings
from ..model.thresholds import Thresholds
from ..qt import QtCore, Signal
from .analysing import Analysed, Analysing
from .controller import Controller
from .limits import thresholds

_REST = 19  # times what the analysis took


class Analyst(QtCore.QObject):
    """``latest`` is what was found last, of the recording that is shown now; None: nothing yet.

    ``book`` is where it is kept what becomes of advice.

    It begins in ``tick`` only, which the panel calls while it is visible, and not so soon after
    the last time that it would take more than a twentieth of the time.
    """

    found = Signal()

    def __init__(self, controller: Controller) -> None:
        super().__init__()
        self._controller = controller
        self._analysing = Analysing()
        self._limits = Thresholds()
        self._version = self._beginning = self._asked_for = -1
        self._waits, self._due_ns = False, 0
        self._kept_by: Settings | None = None
        self.book = Book(None)
        self.latest: Analysed | None = None

    @property
    def running(self) -> bool:
        return self._analysing.running

    def put(self) -> None:
        """What the controller shows is another, more, or is to be judged by other limits."""
        version, limits = self._controller.version, thresholds()
        if version == self._version and limits == self._limits:
            return
        self._version, self._limits = version, limits
        self._waits = True
        if self._controller.beginning != self._beginning:
            self._beginning = self._controller.beginning
            self.latest, self._due_ns = None, 0
            self.found.emit()

    def tick(self) -> None:
        found = self._analysing.take()
        if found is not None:
            self._due_ns = perf_counter_ns() + _REST * found.cost_ns
            if self._asked_for == self._beginning:
                self.latest = found
                self._keep(found)
                self.found.emit()
        if self._waits and not self.running and perf_counter_ns() >= self._due_ns:
            self._begin()

    def _keep(self, found: Analysed) -> None:
        kept_by = settings()
        if kept_by != self._kept_by:
            self._kept_by, self.book = kept_by, Book(kept_by)
        if found.report is not None:
            self.book.offered(found.session, found.report)

    def _begin(self) -> None:
        session = self._controller.session
        if session is not None and not self._controller.inside_recompute:
            self._waits, self._asked_for = False, self._beginning
            self._analysing.begin(session, self._limits)
