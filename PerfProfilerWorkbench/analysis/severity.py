# SPDX-License-Identifier: LGPL-2.1-or-later
"""How grave an issue is, from what it cost."""

from __future__ import annotations

from ..model.issue import Severity

_FROM_NS = (
    (5_000_000_000, Severity.CRITICAL),
    (1_000_000_000, Severity.HIGH),
    (200_000_000, Severity.MEDIUM),
)


def of_time(cost_ns: int) -> Severity:
    """``cost_ns``: what a person waits for it, each time that it happens."""
    return next((severity for from_ns, severity in _FROM_NS if cost_ns >= from_ns), Severity.LOW)
