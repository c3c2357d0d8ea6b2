# SPDX-License-Identifier: LGPL-2.1-or-later
"""Memory snapshots in a window, and freeing memory."""

from __future__ import annotations

from typing import Any

from .. import texts, units
from ..capture.allocator import free_memory
from ..export.memory_text import snapshot_text
from ..qt import QtCore, QtGui, QtWidgets
from ..texts import Message, message
from . import dock, i18n
from .controller import Controller


def ask(controller: Controller) -> None:
    """Ask for a name, then take a snapshot and show it beside the one before."""
    import FreeCADGui

    window = FreeCADGui.getMainWindow()
    usual = i18n.tr(texts.SNAPSHOT_NAME, number=len(controller.snapshots) + 1)
    label, wanted = QtWidgets.QInputDialog.getText(
        window,
        i18n.tr(texts.SNAPSHOT_TITLE),
        i18n.tr(texts.SNAPSHOT_QUESTION),
        QtWidgets.QLineEdit.EchoMode.Normal,
        usual,
    )
    if wanted:
        show(controller, label.strip() or usual)


def show(controller: Controller, label: str) -> Any:
    """Take a snapshot and open its window; the window is given back."""
    import FreeCADGui

    before = controller.snapshots[-1] if controller.snapshots else None
    taken = controller.snapshot(label)
    made = Report(FreeCADGui.getMainWindow(), snapshot_text(taken, before, i18n.translate))
    made.show()
    return made


class Report(QtWidgets.QDialog):
    """A text to read and copy; other windows can be used meanwhile."""

    def __init__(self, parent: Any, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(i18n.tr(texts.SNAPSHOT_TITLE))
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QtWidgets.QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QtWidgets.QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QtGui.QFontDatabase.systemFont(QtGui.QFontDatabase.SystemFont.FixedFont))
        buttons = QtWidgets.QDialogButtonBox()
        copy = buttons.addButton(
            i18n.tr(texts.COPY_TEXT), QtWidgets.QDialogButtonBox.ButtonRole.ActionRole
        )
        copy.clicked.connect(self.copy)
        close = buttons.addButton(QtWidgets.QDialogButtonBox.StandardButton.Close)
        close.clicked.connect(self.close)
        layout = QtWidgets.QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(buttons)
        self.resize(720, 560)

    def copy(self) -> None:
        QtWidgets.QApplication.clipboard().setText(self.text.toPlainText())


def free(controller: Controller) -> None:
    """Free memory and say in the panel what became of it."""
    freed = free_memory()
    dock.panel(show=True)
    sizes = {
        "freed": _size(freed.freed_bytes),
        "before": _size(freed.rss_before_bytes),
        "after": _size(freed.rss_after_bytes),
    }
    controller.tell(
        message(
            texts.FREED_AND_HOW,
            freed=message(texts.FREED, **sizes),
            collected=message(texts.COLLECTED, count=freed.collected),
            heap=freed.returned or freed.missing,
        )
    )


def _size(size_bytes: int | Message | None) -> str:
    if isinstance(size_bytes, int):
        return units.mebibytes(size_bytes, i18n.translate)
    reason = size_bytes or message(texts.NOT_TOLD)
    return i18n.say(message(texts.NOT_AVAILABLE, reason=reason))
