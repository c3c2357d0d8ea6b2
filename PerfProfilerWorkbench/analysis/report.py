# SPDX-License-Identifier: LGPL-2.1-or-later
"""All that is concluded from a session: issues, and advice against them."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.report import Report
from ..model.session import Session
from ..model.thresholds import Thresholds
from .advise import RULES, Rule
from .detect import DETECTORS, Detector
from .subject import Subject


def report(
    session: Session,
    thresholds: Thresholds | None = None,
    more_detectors: Iterable[Detector] = (),
    more_rules: Iterable[Rule] = (),
) -> Report:
    """The same recording gives the same report."""
    subject = Subject(session, thresholds)
    issues = [issue for detect in (*DETECTORS, *more_detectors) for issue in detect(subject)]
    advice = [one for rule in (*RULES, *more_rules) for one in rule(subject)]
    return Report(session.id, tuple(issues), tuple(advice))
