# SPDX-License-Identifier: LGPL-2.1-or-later
"""The analysis of a recording in a thread, so that FreeCAD goes on meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import thread_time_ns
from typing import Any, NamedTuple

from .. import extend
from ..analysis.cause_texts import told_last_waste
from ..analysis.feature_figures import causes_by_recompute, feature_figures, last_causes
from ..analysis.flame import python_calls
from ..analysis.report import report_on
from ..analysis.rollup import containers
from ..analysis.score import Score, main_score
from ..analysis.subject import Subject
from ..analysis.timeline import freeze_reasons
from ..capture.guard import error_text
from ..model.message import Message
from ..model.report import Report
from ..model.session import Session
from ..model.thresholds import Thresholds

PREPARED: tuple[Callable[[Subject], Any], ...] = (
    freeze_reasons,
    python_calls,
    feature_figures,
    containers,
    last_causes,
    causes_by_recompute,
)  # what pages will ask of the subject


class Analysed(NamedTuple):
    """``report`` is None if it went wrong; ``error`` says why. ``cost_ns``: processor time.

    ``score`` is of the document, named before it, that takes longest; None if it went wrong.
    ``waste``: what the last recompute did for nothing, None if nothing is known of that.
    ``subject`` is what was looked at: what ``PREPARED`` names is worked out in it already, so that
    pages get it with ``subject.once`` in no time.
    """

    session: Session
    subject: Subject
    report: Report | None
    score: tuple[str, Score] | None
    waste: Message | None
    error: str
    cost_ns: int


class Analysing:
    """``begin``, then ``take`` until there is something. One at a time.

    Sessions are frozen, so the thread needs no lock. It shares Python's own lock with FreeCAD,
    which never waits for it longer than a few milliseconds at once.
    """

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._found: Analysed | None = None

    @property
    def running(self) -> bool:
        return self._thread is not None

    def begin(self, session: Session, limits: Thresholds) -> None:
        own = tuple(extend.detectors), tuple(extend.rules)

        def work() -> None:
            subject = Subject(session, limits)
            found, scored, waste, error = None, None, None, ""
            try:
                found, waste = report_on(subject, *own), told_last_waste(subject)
                scored = main_score(subject, found.advice)
                for prepare in PREPARED:
                    subject.once(prepare)
            except BaseException as raised:  # a rule may even ask to end: the page must go on
                error = error_text(raised)
            self._found = Analysed(session, subject, found, scored, waste, error, thread_time_ns())

        self._thread = threading.Thread(target=work, name="PerfProfiler analysis", daemon=True)
        self._thread.start()

    def take(self) -> Analysed | None:
        """What was found, once; None while there is nothing."""
        found, self._found = self._found, None
        if found is not None:
            self._thread = None
        return found
