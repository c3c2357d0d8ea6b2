# SPDX-License-Identifier: LGPL-2.1-or-later
"""Edits that FreeCAD can undo, and so keeps the old state of what they changed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from .subject import Subject

_DOCUMENT = "BaseApp/Preferences/Document/"
_USUAL_STEPS = 20  # FreeCAD's own default


def undo_steps(subject: Subject) -> int:
    """How many steps FreeCAD keeps of each document; 0 if undo is off."""
    if subject.preference(_DOCUMENT + "UsingUndo") is False:
        return 0
    size = subject.preference(_DOCUMENT + "MaxUndoSize")
    return size if isinstance(size, int) else _USUAL_STEPS


class Moments:
    """Times of something, to be asked whether one of them lies in a stretch."""

    def __init__(self, times_ns: Iterable[int]) -> None:
        self._times: Sequence[int] = sorted(times_ns)

    def between(self, start_ns: int, end_ns: int) -> bool:
        """After the beginning, and no later than the end."""
        return bisect_right(self._times, start_ns) < bisect_right(self._times, end_ns)


def transactions(subject: Subject, document: str) -> Moments:
    """When something of a document was changed in a transaction."""
    return Moments(
        change.time_ns
        for change in subject.session.changes
        if change.document == document and change.transaction
    )
