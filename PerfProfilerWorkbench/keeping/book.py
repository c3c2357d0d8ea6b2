# SPDX-License-Identifier: LGPL-2.1-or-later
"""The life of advice for a panel, which must not wait: a thread reads and writes the store.

book = Book(settings())
book.offered(session, report)          # after each analysis
book.rejected(advice)                  # and tried, done, planned
known = book.latest.of(advice)         # frozen; look at each tick
if known is not None and known.rejected_at is not None: ...
book.stop()
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..analysis.plan import Plan
from ..model.advice import Advice, AdviceKey, Trial
from ..model.message import Message
from ..model.report import Report
from ..model.session import Session
from ..store import advice as stored
from .offers import Offers
from .settings import Settings


@dataclass(frozen=True)
class Shelf:
    """What is known of each piece of advice, and the plans of these documents, the oldest first.

    ``missing`` says why it is not kept, if it should be. ``trials`` are those of this FreeCAD, with
    all their figures. ``session`` is the id of the one whose documents these are.
    """

    rows: Mapping[AdviceKey, stored.Advice] = field(default_factory=dict)
    plans: tuple[stored.Plan, ...] = ()
    missing: Message | None = None
    trials: Mapping[AdviceKey, Trial] = field(default_factory=dict)
    session: str = ""

    def of(self, advice: Advice) -> stored.Advice | None:
        """None until it is known to be offered."""
        return self.rows.get(advice.key)


class Book:
    """Everything here returns at once; ``latest`` is replaced when something is different."""

    def __init__(self, settings: Settings | None) -> None:
        """None: nothing is kept, but for as long as this lives."""
        self.latest = Shelf()
        self._offers = Offers(None if settings is None else settings.store, self._show)
        self._lock = threading.Lock()
        self._orders: deque[Callable[[], None]] = deque()
        self._thread: threading.Thread | None = None

    def offered(self, session: Session, report: Report) -> None:
        self._order(lambda: self._offers.offered(session, report))

    def tried(self, advice: Advice, trial: Trial) -> None:
        self._order(lambda: self._offers.tried(advice, trial))

    def done(self, advice: Advice, done: bool = True) -> None:
        """``done`` False: it was undone."""
        self._order(lambda: self._offers.done(advice, done))

    def rejected(self, advice: Advice, rejected: bool = True) -> None:
        """Not wanted for this model; ``rejected`` False: wanted again."""
        self._order(lambda: self._offers.rejected(advice, rejected))

    def planned(self, plan: Plan, name: str = "") -> None:
        self._order(lambda: self._offers.planned(plan, name))

    def join(self) -> None:
        """Wait until all is done that was ordered."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def _order(self, order: Callable[[], None]) -> None:
        with self._lock:
            self._orders.append(order)
            if self._thread is None:
                name = "PerfProfiler book"
                self._thread = threading.Thread(target=self._run, name=name, daemon=True)
                self._thread.start()

    def _run(self) -> None:
        """Ends when there is nothing left to do: FreeCAD has no thread that only waits."""
        while True:
            with self._lock:
                if not self._orders:
                    self._thread = None
                    return
                order = self._orders.popleft()
            order()

    def _show(self) -> None:
        offers = self._offers
        trials, session = offers.trials, offers.session
        self.latest = Shelf(offers.rows, offers.plans, offers.missing, trials, session)
