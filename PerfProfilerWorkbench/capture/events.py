# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the hooks emit: tuples ``(time_ns, code, key, detail)``, and the buffer that holds them.

================ ====================== ======================================
code             key                    detail
================ ====================== ======================================
BEGIN            (document, "")         (HEADLESS, WINDOWED or LATE, counters or None if it is late)
CHANGING         (document, object)     property that is about to change
CHANGED          (document, object)     property
CHANGED_HIDDEN   (document, object)     property of an object that is not visible
RECOMPUTED       (document, object)     (ns of our own work in the slot, counters or None so
                                        soon after the last, whether it is a Python feature)
FAILED           (document, object)     None; sent just before END
END              (document, "")         (ns of our own work, counters, order, sort, woke_ns)
CALLED           (document, "")         counters, None if FreeCAD refuses it; a script's call
RETURNED         (document, "")         None; that call is over
SHOWN            ("", "")               None; the last notice that the 3D view's scene gave
PAUSED           ("", "")               counters; the progress bar is about to let Qt work
RESUMED          ("", "")               counters; a sign of Qt's work; the last one counts
LOOPED           ("", "")               None; Qt's event loop ran after work outside recomputes
TRANSACTION      (document, "")         name of the transaction that is open now, "" for none
PATH             (document, object)     cells or expressions of the change just told
VIEWED           (document, object)     (ns when the work began, how many objects share it)
CREATED          (document, object)     None; it was made
================ ====================== ======================================

``counters`` are the readings of ``capture.counters.Counters``. ``order`` is the order in which
FreeCAD executes the document's objects, asked for if something failed or if the recompute took so
long that asking does not matter; ``sort`` is about how long in ns that ordering takes and whether
it was the document's first, None if it does not matter;
``woke_ns`` is when Qt's event loop first ran after the last signal before the END, 0 if it did not.
"""

from __future__ import annotations

from _thread import allocate_lock
from typing import Any

BEGIN, CHANGING, CHANGED, RECOMPUTED, FAILED, END, CALLED, RETURNED = range(8)
SHOWN, PAUSED, RESUMED, CHANGED_HIDDEN = range(8, 12)
LOOPED, TRANSACTION, PATH, VIEWED, CREATED = range(12, 17)
# Made by the span builder of a recompute within another:
# (end_ns, NESTED, key, (start_ns, cpu_ns, peak_bytes, growth of other counters by name))
NESTED = 17

# How a BEGIN was learnt: from FreeCAD's signal without or with a window, or only afterwards, from
# the first event inside the recompute (its time is then that of the event before, an estimate).
HEADLESS, WINDOWED, LATE = range(3)

# What the view makes a picture of. Changes of other properties are small work for it.
SHOWN_PROPERTIES = frozenset(
    ("Shape", "Mesh", "Points", "FemMesh", "Visibility", "Symbol", "EditableTexts", "_GroupTouched")
)

Event = tuple[int, int, tuple[str, str], Any]


class Buffer:
    """Holds events for several readers, each with a position of its own, and counts losses.

    The list is only ever changed in place, so that hooks may keep its ``append``. The thread that
    records forgets events, and puts that off while another one takes some.
    """

    def __init__(self, limit: int = 1_000_000) -> None:
        self.events: list[Event] = []
        self.limit = limit
        self._first = 0
        self._taking = allocate_lock()

    @property
    def end(self) -> int:
        """The position behind the newest event."""
        return self._first + len(self.events)

    def read(self, position: int) -> tuple[list[Event], int, int]:
        """The events from a position on, the position after them, and how many were lost."""
        dropped = max(0, self._first - position)
        return self.events[position + dropped - self._first :], self.end, dropped

    def take(self, position: int) -> tuple[list[Event], int]:
        """The events from a position on, and how many were lost; for another thread.

        The newest is left for the next time if it is of a feature, because its hook may still
        replace it.
        """
        with self._taking:
            first = self._first
            new = self.events[max(0, position - first) :]
        if new and new[-1][1] == RECOMPUTED:
            new.pop()
        return new, max(0, first - position)

    def trim(self) -> None:
        """Forget the older half when over the limit: the newest recomputes matter most."""
        if len(self.events) > self.limit:
            self.forget(self.end - self.limit // 2)

    def forget(self, position: int) -> None:
        """Forget what lies before a position, unless it is being taken just now."""
        cut = position - self._first
        if cut > 0 and self._taking.acquire(blocking=False):
            self._first += cut
            del self.events[:cut]
            self._taking.release()
