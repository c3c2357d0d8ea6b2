# SPDX-License-Identifier: LGPL-2.1-or-later
"""What was concluded from a session."""

from __future__ import annotations

from dataclasses import dataclass

from .advice import Advice
from .issue import Issue
from .message import Message


@dataclass(frozen=True)
class Report:
    """``issues`` gravest first, ``advice`` best first, both of all documents of the session.

    ``left_out`` says which detectors and rules failed, and how: what they would have found is
    missing.
    """

    session: str
    issues: tuple[Issue, ...] = ()
    advice: tuple[Advice, ...] = ()
    left_out: tuple[Message, ...] = ()
