# SPDX-License-Identifier: LGPL-2.1-or-later
"""What becomes of advice: offered, tried, done, not wanted; and plans made of it.

All that is known stands in memory; where there is a store, it is read from there and written there.
It may wait for that: FreeCAD's main thread uses ``book`` instead.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from .. import texts
from ..analysis.plan import Plan
from ..capture.guard import error_text
from ..model.advice import Advice, AdviceKey, Trial
from ..model.message import Message, message
from ..model.report import Report
from ..model.session import Session
from ..store import advice as stored
from ..store.advice import AdviceBook
from ..store.errors import StoreError
from ..store.store import Store
from .advice_rows import plan_row, row_key, row_of

Got = TypeVar("Got")


class Offers:
    """Of the documents of the session that was analysed last.

    ``rows`` is what is known of each piece of advice, ``trials`` are those that were made here;
    ``missing`` says why the store could not be used, if it could not. ``changed`` is called
    whenever they are different.
    """

    def __init__(self, path: str | None, changed: Callable[[], None] = lambda: None) -> None:
        """``path``: the store's file; None: nothing is kept."""
        self.rows: Mapping[AdviceKey, stored.Advice] = {}
        self.plans: tuple[stored.Plan, ...] = ()
        self.missing: Message | None = None
        self.trials: Mapping[AdviceKey, Trial] = {}
        self._path, self._changed = path, changed
        self.session, self._begun_s = "", time.time()
        self._files: dict[str, str] = {}  # the path of each document

    def offered(self, session: Session, report: Report) -> None:
        """What was done for this very session is not offered anew."""
        self.session = session.id
        self._files = {one.document: one.path for one in session.structure.documents}
        self.rows = {key: row for key, row in self.rows.items() if self._fits(row)}
        self.trials = {key: trial for key, trial in self.trials.items() if key in self.rows}
        self._read({advice.document for advice in report.advice} | set(self._files))
        for advice in report.advice:
            old, new = self.rows.get(advice.key), self._fresh(advice)
            if old is None or (old.done_at is not None and old.session != session.id):
                self._put(new)
            elif old.done_at is None:
                self._put(_with_life(new, old))
        self._changed()
        if self._path is not None:
            self._ask(lambda book: self._write(book, report), None)
            self._changed()

    def tried(self, advice: Advice, trial: Trial) -> None:
        at, verdict, saving_ns = time.time(), trial.verdict.value, trial.saving_ns
        self.trials = {**self.trials, advice.key: trial}
        self._note(
            replace(self._row(advice), tried_at=at, verdict=verdict, tried_saving_ns=saving_ns),
            lambda book, number: book.tried(number, at, verdict, saving_ns),
        )

    def done(self, advice: Advice, done: bool = True) -> None:
        """``done`` False: it was undone."""
        at = time.time() if done else None
        row = replace(self._row(advice), done_at=at)
        self._note(row, lambda book, number: book.done(number, at))

    def rejected(self, advice: Advice, rejected: bool = True) -> None:
        """Not wanted for this model; ``rejected`` False: wanted again."""
        at = time.time() if rejected else None
        row = replace(self._row(advice), rejected_at=at)
        self._note(row, lambda book, number: book.rejected(number, at))

    def planned(self, plan: Plan, name: str = "") -> None:
        """Kept, unless it has the steps of the last one of that document."""
        made = plan_row(plan, self._files.get(plan.document, ""), name, time.time())
        before = [one for one in self.plans if one.document == plan.document]
        if not before or before[-1].steps != made.steps:
            number = self._ask(lambda book: book.keep_plan(made), 0)
            self.plans = (*self.plans, replace(made, number=number))
            self._changed()

    def _row(self, advice: Advice) -> stored.Advice:
        return self.rows.get(advice.key) or self._fresh(advice)

    def _fresh(self, advice: Advice) -> stored.Advice:
        path = self._files.get(advice.document, "")
        return row_of(advice, self.session, path, time.time())

    def _put(self, row: stored.Advice) -> None:
        self.rows = {**self.rows, row_key(row): row}

    def _note(self, row: stored.Advice, note: Callable[[AdviceBook, int], None]) -> None:
        self._put(row)
        self._changed()

        def write(book: AdviceBook) -> None:
            numbered = self._numbered(book, row)
            note(book, numbered.number)

        self._ask(write, None)
        self._changed()

    def _write(self, book: AdviceBook, report: Report) -> None:
        for advice in report.advice:
            row = self.rows[advice.key]
            if row.done_at is None:
                self._put(replace(row, number=book.offer(row.session, row)))

    def _numbered(self, book: AdviceBook, row: stored.Advice) -> stored.Advice:
        if not row.number:
            row = replace(row, number=book.offer(row.session, row))
            self._put(row)
        return row

    def _read(self, documents: set[str]) -> None:
        """The latest row of each piece of advice; what only memory has stays."""
        if self._path is None or not os.path.exists(self._path):  # none is begun for looking
            return

        def read(book: AdviceBook) -> None:
            files = [(one, self._files.get(one, "")) for one in sorted(documents)]
            rows = [row for pair in files for row in book.advice(*pair) if self._is_of(row)]
            self.rows = {**self.rows, **{row_key(row): row for row in rows}}
            self.plans = tuple(plan for pair in files for plan in book.plans(*pair))

        self._ask(read, None)

    def _fits(self, row: stored.Advice) -> bool:
        """Whether it is not of another file whose document has the same name."""
        return row.path in ("", self._files.get(row.document, row.path))

    def _is_of(self, row: stored.Advice) -> bool:
        """A document without a file is another one the next time, though it has the same name."""
        return bool(row.path) or row.offered_at >= self._begun_s

    def _ask(self, work: Callable[[AdviceBook], Got], otherwise: Got) -> Got:
        """Does it with the store; what it gives without one."""
        if self._path is None:
            return otherwise
        try:
            with Store(self._path) as store:
                found = work(store.advice)
            self.missing = None
            return found
        except StoreError as error:
            self.missing = error.message
        except Exception as error:  # what another add-on advises may be nothing to write down
            said = error_text(error)
            self.missing = message(texts.STORE_FAILED, file=self._path, error=said)
        return otherwise


def _with_life(new: stored.Advice, old: stored.Advice) -> stored.Advice:
    """What is expected now, of advice that was offered before and not done."""
    return replace(
        old,
        session=new.session,
        change=new.change,
        expected_ns=new.expected_ns,
        basis=new.basis,
        path=new.path,
    )
