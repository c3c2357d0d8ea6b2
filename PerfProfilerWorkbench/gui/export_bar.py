# SPDX-License-Identifier: LGPL-2.1-or-later
"""What became of an export, on top of the panel: calm, and gone with one click."""

from __future__ import annotations

import os

from .. import texts
from ..qt import QtCore, QtGui, QtWidgets
from . import i18n
from .exporting import State, exports
from .widgets.button import flat_button
from .widgets.flow import FlowLayout
from .widgets.wrapping import WrappedLabel


class ExportBar(QtWidgets.QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QtWidgets.QFrame.Shape.StyledPanel)
        self.says = WrappedLabel()
        buttons = FlowLayout()
        self.folder = flat_button(texts.EXPORT_OPEN_FOLDER, self._open_folder)
        self.open = flat_button(texts.EXPORT_OPEN, self._open)
        self.cancel = flat_button(texts.CANCEL, exports().cancel)
        self.dismiss = flat_button(texts.EXPORT_DISMISS, exports().dismiss)
        for button in (self.folder, self.open, self.cancel, self.dismiss):
            buttons.addWidget(button)
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.addWidget(self.says)
        layout.addLayout(buttons)
        exports().changed.connect(self.put)
        self.put()

    def put(self) -> None:
        state, path = exports().state, exports().path
        text = {State.WRITING: texts.EXPORT_WRITING, State.WRITTEN: texts.EXPORT_WROTE}.get(state)
        failure = exports().failure
        if text is not None:
            self.says.put(i18n.tr(text, file=os.path.basename(path)))
        elif failure is not None:
            self.says.put(i18n.say(failure))
        self.says.setToolTip(path)
        for button in (self.folder, self.open):
            button.setVisible(state is State.WRITTEN)
        self.cancel.setVisible(state is State.WRITING)
        self.dismiss.setVisible(state in (State.WRITTEN, State.FAILED))
        self.setVisible(state is not State.IDLE)

    def _open_folder(self) -> None:
        _show(os.path.dirname(exports().path))

    def _open(self) -> None:
        _show(exports().path)


def _show(path: str) -> None:
    QtGui.QDesktopServices.openUrl(QtCore.QUrl.fromLocalFile(path))
