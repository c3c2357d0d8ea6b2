# SPDX-License-Identifier: LGPL-2.1-or-later
"""How long what a document shows was meshed and shown while the document was opened. Pure.

FreeCAD restores one view provider after the other: it reads its properties and, if the object is
visible, meshes it and then changes the object's Visibility to True, which is heard. An object in
the scene gives notices: a flurry as its properties are set, one when it has been meshed, then three
or four more and the change. So meshing begins with the longest of the last gaps. One in a group
that is hidden so far gives no notice: there the reading is taken off, at the price of objects that
have nothing to mesh. A Body whose group changes is meshed once more, up to the second next notice.
"""

from __future__ import annotations

from collections import deque
from itertools import pairwise

_LAST_NOTICES = 5
_AGAIN_NOTICES = 2
_AGAIN_NS = 5_000_000  # shorter ones are as likely the reading of the next


class Shown:
    def __init__(self) -> None:
        self._notices: deque[int] = deque(maxlen=_LAST_NOTICES)
        self._last_ns = 0
        self._in_scene_ns = 0
        self._again = 0
        self._gaps: list[int] = []
        self._reading: list[int] = []  # gaps before objects that have nothing to mesh

    def heard(self, now: int, group: bool = False) -> None:
        """Some change of an object, ``group`` if it is one of what a group holds."""
        self._notices.clear()
        self._last_ns = now
        self._again = _AGAIN_NOTICES if group else 0

    def notice(self, now: int) -> None:
        """The scene changed."""
        if self._again:
            self._again -= 1
            gap_ns = now - (self._notices[-1] if self._notices else self._last_ns)
            self._in_scene_ns += gap_ns if gap_ns >= _AGAIN_NS else 0
        self._notices.append(now)

    def shows(self, now: int, meshed: bool) -> None:
        """An object is about to be visible, ``meshed`` if its kind can have something to mesh."""
        if not meshed:
            if self._last_ns:
                self._reading.append(now - self._last_ns)
        elif len(self._notices) == _LAST_NOTICES:
            self._in_scene_ns += now - self._begun(now)
        elif self._last_ns:
            self._gaps.append(now - self._last_ns)
        self.heard(now)

    def _begun(self, now: int) -> int:
        """Where the longest of the last gaps begins."""
        marks = (*self._notices, now)
        return max(pairwise(marks), key=lambda gap: gap[1] - gap[0])[0]

    @property
    def meshing_ns(self) -> int:
        known = sorted(self._reading) or sorted(self._gaps)[: max(1, len(self._gaps) // 4)]
        reading_ns = known[len(known) // 2] if known else 0
        return self._in_scene_ns + sum(max(0, gap - reading_ns) for gap in self._gaps)
