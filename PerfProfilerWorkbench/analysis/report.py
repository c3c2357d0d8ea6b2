# SPDX-License-Identifier: LGPL-2.1-or-later
"""All that is concluded from a session: issues, and advice against them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from .. import texts
from ..model.advice import Advice
from ..model.checking import wrong_field
from ..model.issue import Issue, IssueType
from ..model.message import Message, message
from ..model.report import Report
from ..model.session import Session
from ..model.thresholds import Thresholds
from ..texts import english, say
from .advise import RULES, Rule
from .detect import DETECTORS, Detector
from .ranking import gravest_first, merged
from .subject import Subject

Found = TypeVar("Found")


def report(
    session: Session,
    thresholds: Thresholds | None = None,
    more_detectors: Iterable[Detector] = (),
    more_rules: Iterable[Rule] = (),
) -> Report:
    """The same recording gives the same report. Nothing raises: what fails is left out."""
    return report_on(Subject(session, thresholds), more_detectors, more_rules)


def report_on(
    subject: Subject,
    more_detectors: Iterable[Detector] = (),
    more_rules: Iterable[Rule] = (),
) -> Report:
    """``report``, for who needs more of the subject."""
    left_out: list[Message] = []
    issues = _all(subject, (*DETECTORS, *more_detectors), Issue, left_out)
    advice = _all(subject, (*RULES, *more_rules), Advice, left_out)
    found = (tuple(gravest_first(issues)), tuple(merged(advice)))
    return Report(subject.session.id, *found, tuple(left_out))


def _all(
    subject: Subject,
    functions: Iterable[Callable[[Subject], Iterable[Found]]],
    kind: type[Found],
    left_out: list[Message],
) -> list[Found]:
    found: list[Found] = []
    for function in functions:
        try:
            found += _checked(function(subject), kind)
        except Exception as error:  # whatever an add-on does wrong
            name = f"{function.__module__}.{getattr(function, '__qualname__', function)}"
            told = f"{type(error).__name__}: {error}"
            left_out.append(message(texts.REPORT_LEFT_OUT, name=name, error=told))
    return found


def _checked(some: Iterable[Found], kind: type[Found]) -> list[Found]:
    """Raises where something can't be shown."""
    found = list(some)
    for one in found:
        if not isinstance(one, kind):
            raise TypeError(f"{one!r} is no {kind.__name__}")
        wrong = wrong_field(_plain(one))
        if wrong:
            raise TypeError(f"{wrong} of {kind.__name__} can't be {getattr(one, wrong)!r}")
        for said in _messages(one):
            say(english, said)  # raises where a value is missing
    return found


def _messages(one: object) -> Iterator[Message]:
    for value in vars(one).values():
        if isinstance(value, Message):
            yield value
        elif isinstance(value, tuple):
            yield from (each for each in value if isinstance(each, Message))


def _plain(one: object) -> object:
    """An issue's type may be one of ours or a text."""
    if isinstance(one, Issue) and isinstance(one.type, IssueType):
        return replace(one, type=one.type.value)
    return one
