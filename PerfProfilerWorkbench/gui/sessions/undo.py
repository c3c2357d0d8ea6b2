# SPDX-License-Identifier: LGPL-2.1-or-later
"""Deleting with a way back: nothing is gone as long as the bar stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ... import texts
from ...qt import QtCore, QtWidgets, Signal
from ...store.store import Store
from ...texts import Message
from .. import i18n
from ..archive import Archive, stored
from ..widgets.button import flat_button
from ..widgets.flow import FlowLayout
from ..widgets.wrapping import WrappedLabel

_STANDS_MS = 10_000
_AT_END_S = 2.0  # how long FreeCAD's end waits for it


class UndoBar(QtWidgets.QFrame):
    """``going`` are the ids that are as good as deleted; ``changed`` when those are others.

    A crash of FreeCAD meanwhile leaves them all where they are.
    """

    changed = Signal()

    def __init__(self, archive: Archive, failed: Callable[[Message], object]) -> None:
        super().__init__()
        self.going: tuple[str, ...] = ()
        self._archive, self._failed = archive, failed
        self.setFrameShape(QtWidgets.QFrame.Shape.StyledPanel)
        self.says = WrappedLabel()
        self.undo = flat_button(texts.SE_UNDO, self._undo)
        buttons = FlowLayout()
        buttons.addWidget(self.undo)
        column = QtWidgets.QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.addWidget(self.says)
        column.addLayout(buttons)
        self._timer = QtCore.QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STANDS_MS)
        self._timer.timeout.connect(self.settle)
        QtWidgets.QApplication.instance().aboutToQuit.connect(self._at_end)
        self.hide()

    def offer(self, ids: Sequence[str]) -> None:
        """They leave the list now; those of a bar that still stands are deleted."""
        self.settle()
        self.going = tuple(ids)
        count = len(ids)
        self.says.put(
            i18n.tr(texts.SE_DELETED_ONE if count == 1 else texts.SE_DELETED, count=count)
        )
        self.show()
        self._timer.start()
        self.changed.emit()

    def _undo(self) -> None:
        self.going = ()
        self._close()
        self.changed.emit()

    def settle(self) -> None:
        """Delete what was offered, for good."""
        if not self.going:
            return
        ids, self.going = self.going, ()
        work = stored(lambda store: _delete(store, ids))
        self._archive.ask(work, lambda _: self.changed.emit(), self._not_deleted)
        self._close()

    def _not_deleted(self, why: Message) -> None:
        self._failed(why)
        self.changed.emit()  # what is still there shows again

    def _close(self) -> None:
        self._timer.stop()
        self.hide()

    def hideEvent(self, event: Any) -> None:
        """Another page, the panel closed, FreeCAD's end."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.settle()

    def _at_end(self) -> None:
        self.settle()
        self._archive.finish(_AT_END_S)


def _delete(store: Store, ids: Sequence[str]) -> None:
    for id in ids:
        store.delete(id)
