# SPDX-License-Identifier: LGPL-2.1-or-later
"""The work of ``advise``: profile a model within a limit, analyse, try, keep what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from .. import extend, texts
from ..analysis.plan import Plan, plan
from ..analysis.prospect import Prospect, prospect
from ..analysis.ranking import best_first
from ..analysis.report import report_on
from ..analysis.score import Score, score
from ..analysis.subject import Subject
from ..keeping.offers import Offers
from ..keeping.outcomes import Outcome, outcome
from ..launch import display
from ..launch.errors import LaunchError
from ..launch.process import FreeCADRun
from ..model.report import Report
from ..model.session import Session
from ..store import location
from ..texts import Message, message
from .errors import CommandFailed
from .trying import Trying

_PRESET = "full"
_MOST_REPEATS = 5
_MEASURING, _MEASURING_BEFORE_TRIALS = 0.6, 0.3  # shares of the limit, until then it repeats
_ENDING_S = 1.0  # to end FreeCAD, to analyse and to write


@dataclass(frozen=True)
class Advised:
    """All that there is to say. ``before`` is what came of the last plan for the model, ``notes``
    say what could not be measured, and other things."""

    report: Report
    plan: Plan
    score: Score
    before: Outcome | None
    notes: tuple[Message, ...]
    prospect: Prospect


class Work:
    """What was asked for, and how much time is left for it: ``limit_s`` is of the whole command.

    ``check`` raises if the person wants no more.
    """

    def __init__(
        self,
        model: str,
        limit_s: float,
        program: str | None,
        user_configuration: bool,
        check: Callable[[], None],
    ) -> None:
        self.model, self.limit_s, self.check = model, limit_s, check
        self.program, self.user_configuration = program, user_configuration
        self.until_s = time.time() + limit_s - _ENDING_S

    @property
    def left_s(self) -> float:
        return self.until_s - time.time()

    @property
    def limit(self) -> str:
        """In seconds, for a person."""
        return f"{self.limit_s:g}"

    def check_time(self) -> None:
        self.check()
        if self.left_s < 0:
            failure = message(texts.ADVISE_NO_TIME, file=self.model, limit=self.limit)
            raise CommandFailed(failure)


def advised(work: Work, tries: bool) -> Advised:
    session, notes = _profiled(work, tries)
    subject = Subject(session)
    report = report_on(subject, extend.detectors, extend.rules)
    offers = Offers(location.path())
    offers.offered(session, report)
    advice = [one for one in report.advice if offers.rows[one.key].rejected_at is None]
    if len(advice) < len(report.advice):
        count = len(report.advice) - len(advice)
        notes = [*notes, message(texts.ADVISE_REJECTED, count=count)]
    if tries:
        advice = best_first(Trying(work, session, offers).tried(advice))
    found = plan(subject, session.model.name if session.model is not None else "", advice)
    before = [one for one in offers.plans if one.document == found.document][-1:]
    if found.saving_ns:
        offers.planned(found)
    if offers.missing is not None:
        notes = [*notes, message(texts.NOT_KEPT, reason=offers.missing)]
    shown = replace(report, advice=tuple(advice))
    came = outcome(before[0], offers.rows) if before else None
    notes = [*notes, *report.left_out]
    scored, edits = score(subject, found), prospect(subject)
    return Advised(shown, found, scored, came, tuple(notes), edits)


def _profiled(work: Work, tries: bool) -> tuple[Session, list[Message]]:
    """With a window, on a screen that nobody sees, where that can be; else it is said."""
    if not display.installed():
        return _measured(work, tries, False), [message(texts.ADVISE_NO_SCREEN)]
    try:
        return _measured(work, tries, True), []
    except LaunchError as error:
        if error.message.text != texts.NO_WINDOW_PROGRAM:
            raise
        note = message(texts.ADVISE_NO_WINDOW, **error.message.values)
        return _measured(work, tries, False), [note]


def _measured(work: Work, tries: bool, windowed: bool) -> Session:
    share = _MEASURING_BEFORE_TRIALS if tries else _MEASURING
    run = FreeCADRun(
        work.model,
        _PRESET,
        windowed,
        work.program,
        work.user_configuration,
        _MOST_REPEATS,
        store=location.path(),
        own_screen=windowed,
        until_s=work.until_s - (1 - share) * work.limit_s,
    )
    try:
        run.start()
        run.wait(work.check_time)
        return run.result()
    finally:
        run.end()
