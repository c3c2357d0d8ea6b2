# SPDX-License-Identifier: LGPL-2.1-or-later
"""Detectors and rules of other add-ons (docs/advice.md, "Your own")."""

from __future__ import annotations

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
