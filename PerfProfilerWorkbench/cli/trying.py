# SPDX-License-Identifier: LGPL-2.1-or-later
"""``advise --try``: each piece of advice that a program can follow is tried on a copy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from .. import texts
from ..keeping.offers import Offers
from ..model.advice import Advice, Trial, Verdict
from ..model.session import Session
from ..texts import Message, message
from ..trial.run import TrialRun

_LEAST_S = 5.0  # in less no trial comes to anything


class Asked(Protocol):
    """What was asked for, as trials need it."""

    model: str
    program: str | None
    user_configuration: bool
    check: Callable[[], None]

    @property
    def limit(self) -> str: ...
    @property
    def left_s(self) -> float: ...


class Trying:
    """Of one model; what comes of it is kept in ``offers``."""

    def __init__(self, asked: Asked, session: Session, offers: Offers) -> None:
        self._asked, self._session, self._offers = asked, session, offers
        self._files = {one.document: one.path for one in session.structure.documents}

    def tried(self, advice: Iterable[Advice]) -> Iterator[Advice]:
        """In their order; each has what is left of the limit."""
        for one in advice:
            yield replace(one, trial=self._trial(one))

    def _trial(self, advice: Advice) -> Trial:
        if advice.remedy is None:
            return _not_tried(message(texts.ADVISE_BY_HAND))
        if self._asked.left_s < _LEAST_S:
            return _not_tried(message(texts.ADVISE_NO_TIME_LEFT, limit=self._asked.limit))
        run = TrialRun(
            self._asked.model,
            advice.remedy,
            windowed=None if self._session.windowed else False,
            program=self._asked.program,
            limit_s=self._asked.left_s,
            user_configuration=self._asked.user_configuration,
            occasion=advice.occasion,
            target=self._files.get(advice.remedy.document, ""),
        )
        try:
            run.start()
            run.wait(self._asked.check)
            trial = run.result()
        finally:
            run.end()
        self._offers.tried(advice, trial)
        return trial


def _not_tried(reason: Message) -> Trial:
    return Trial(Verdict.NOT_TRIED, reason=reason)
