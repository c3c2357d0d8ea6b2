# SPDX-License-Identifier: LGPL-2.1-or-later
"""Detectors and rules of other add-ons (docs/advice.md, "Your own"), and what they are made of.

An add-on pays for this import at each start of FreeCAD: nothing heavy is behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model.advice import Advice as Advice
from .model.advice import Basis as Basis
from .model.advice import Effort as Effort
from .model.advice import Piece as Piece
from .model.advice import Remedy as Remedy
from .model.advice import RemedyKind as RemedyKind
from .model.advice import Risk as Risk
from .model.issue import Issue as Issue
from .model.issue import Severity as Severity
from .model.message import message as message

if TYPE_CHECKING:
    from .analysis.advise import Rule
    from .analysis.detect import Detector

detectors: list[Detector] = []
rules: list[Rule] = []


def add_detector(detector: Detector) -> None:
    """Heard from the next analysis on; adding one twice is adding it once."""
    if detector not in detectors:
        detectors.append(detector)


def add_rule(rule: Rule) -> None:
    if rule not in rules:
        rules.append(rule)


def remove(what: Detector | Rule) -> None:
    """Take back what was added; nothing happens if it was not."""
    for known in (detectors, rules):
        if what in known:
            known.remove(what)  # type: ignore[arg-type]
