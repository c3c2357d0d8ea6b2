# SPDX-License-Identifier: LGPL-2.1-or-later
"""Hears of what Qt's event loop does: an object that posts itself an event after all others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_LAST = -10_000  # the priority of an event that is to come after all others


def _signs_of_work(kinds: Any) -> tuple[Any, ...]:
    """The events that Qt delivers in its loop; with them what follows from a window that becomes
    the active one, and what Qt sends at once when the progress bar of one pass goes, because it
    then styles the whole window anew.
    """
    return (
        *(kinds.Timer, kinds.Paint, kinds.Expose, kinds.UpdateRequest, kinds.MetaCall),
        *(kinds.LayoutRequest, kinds.UpdateLater),
        *(kinds.WindowActivate, kinds.WindowDeactivate, kinds.ActivationChange),
        *(kinds.FocusIn, kinds.FocusOut, kinds.InputMethodQuery, kinds.Enter, kinds.Leave),
        *(kinds.Hide, kinds.HideToParent, kinds.StyleChange),
    )


def listener(low: Callable[[], None], zero: Callable[[], None], sign: Callable[[], None]) -> Any:
    """Posts itself an event of low priority, starts a timer of no time, hears of others' events."""
    from ..qt import QtCore

    kinds = QtCore.QEvent.Type
    delivered = _signs_of_work(kinds)

    class Listener(QtCore.QObject):  # type: ignore[misc, unused-ignore]
        def __init__(self) -> None:
            super().__init__()
            self._timer = QtCore.QTimer(self)
            self._timer.setSingleShot(True)
            self._timer.setInterval(0)
            self._timer.timeout.connect(zero)

        def post(self) -> None:
            event = QtCore.QEvent(kinds.User)
            QtCore.QCoreApplication.postEvent(self, event, _LAST)
            self._timer.start()

        def watch(self) -> None:
            QtCore.QCoreApplication.instance().installEventFilter(self)

        def unwatch(self) -> None:
            QtCore.QCoreApplication.instance().removeEventFilter(self)

        def eventFilter(self, watched: Any, event: Any) -> bool:
            if event.type() in delivered:
                sign()
            return False

        def event(self, event: Any) -> bool:
            if event.type() == kinds.User:
                low()
                return True
            return bool(super().event(event))

    return Listener()
