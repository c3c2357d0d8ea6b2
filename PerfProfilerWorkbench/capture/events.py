# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the hooks emit: tuples ``(time_ns, code, key, detail)``, and the buffer that holds them.

================ ====================== ======================================
code             key                    detail
================ ====================== ======================================
BEGIN            (document, "")         HEADLESS, WINDOWED or LATE
CHANGING         (document, object)     property that is about to change
CHANGED          (document, object)     property
RECOMPUTED       (document, object)     None
FAILED           (document, object)     None; sent just before END
END              (document, "")         ns that our own work took at the end
CALLED           (document, "")         None; a script calls its recompute
RETURNED         (document, "")         None; that call is over
================ ====================== ======================================
"""

from __future__ import annotations

from typing import Any

BEGIN, CHANGING, CHANGED, RECOMPUTED, FAILED, END, CALLED, RETURNED = range(8)

# How a BEGIN was learnt: from FreeCAD's signal without or with a window, or only afterwards, from
# the first event inside the recompute (its time is then that of the event before, an estimate).
HEADLESS, WINDOWED, LATE = range(3)

Event = tuple[int, int, tuple[str, str], Any]


class Buffer:
    """Holds events for several readers, each with a position of its own, and counts losses.

    The list is only ever changed in place, so that hooks may keep its ``append``.
    """

    def __init__(self, limit: int = 1_000_000) -> None:
        self.events: list[Event] = []
        self.limit = limit
        self._first = 0

    @property
    def end(self) -> int:
        """The position behind the newest event."""
        return self._first + len(self.events)

    def read(self, position: int) -> tuple[list[Event], int, int]:
        """The events from a position on, the position after them, and how many were lost."""
        dropped = max(0, self._first - position)
        return self.events[position + dropped - self._first :], self.end, dropped

    def trim(self) -> None:
        """Forget the older half when over the limit: the newest recomputes matter most."""
        if len(self.events) > self.limit:
            self.forget(self.end - self.limit // 2)

    def forget(self, position: int) -> None:
        """Forget what lies before a position."""
        cut = position - self._first
        if cut > 0:
            self._first += cut
            del self.events[:cut]
