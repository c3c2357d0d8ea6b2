# SPDX-License-Identifier: LGPL-2.1-or-later
"""Work outside recomputes: what a change of one object's property cost there. Pure."""

from __future__ import annotations

from collections.abc import Callable

from ..model.span import Span
from .events import Event


class Outside:
    def __init__(self, take_id: Callable[[], int]) -> None:
        self._take_id = take_id

    def feed(self, event: Event) -> None:
        """Take one event that came while no recompute was open."""

    def take(self) -> list[Span]:
        return []

    def close(self, time_ns: int) -> list[Span]:
        return []
