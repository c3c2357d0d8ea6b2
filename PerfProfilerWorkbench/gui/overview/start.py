# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the overview shows while there is nothing to show: what this is, and how to begin."""

from __future__ import annotations

import os
import shutil
from typing import Any

from ... import texts
from ...capture.guard import error_text
from ...qt import QtCore, QtWidgets
from ...texts import message
from .. import i18n, measure, paths
from ..controller import Controller
from ..widgets.flow import FlowLayout
from ..widgets.wrapping import WrappedLabel


class Start(QtWidgets.QWidget):
    """``put`` says why there is nothing yet, and offers what can be done now."""

    def __init__(self, controller: Controller) -> None:
        super().__init__()
        self._controller = controller
        self.head, self.text = WrappedLabel(bold=True), WrappedLabel()
        self.record = self._button("Record", texts.START, texts.RECORD_TIP, controller.toggle)
        self.measure = self._button(
            "Measure", texts.MEASURE, texts.MEASURE_TIP, lambda: measure.ask(controller)
        )
        self.example = self._button("", texts.O_EXAMPLE, texts.O_EXAMPLE_TIP, self._open_example)
        buttons = FlowLayout()
        font = self.record.font()
        font.setPointSizeF(1.3 * font.pointSizeF())
        self.record.setFont(font)
        for button in (self.record, self.measure, self.example):
            buttons.addWidget(button)
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.head)
        layout.addWidget(self.text)
        layout.addLayout(buttons)

    def _button(self, icon: str, text: str, tip: str, act: Any) -> Any:
        button = QtWidgets.QToolButton(self)
        button.setText(i18n.tr(text))
        button.setToolTip(i18n.tr(tip))
        button.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: act())
        if icon:
            button.setIcon(paths.qicon(icon))
            button.setToolButtonStyle(QtCore.Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def put(self) -> None:
        """Called now and then: documents come and go without telling us."""
        import FreeCAD

        controller, document = self._controller, FreeCAD.ActiveDocument is not None
        self.record.setVisible(not controller.running)
        if self.measure.isEnabled() != document:
            self.measure.setEnabled(document)
        over = not controller.running and controller.session is not None
        self.head.put("" if controller.running else i18n.tr(texts.O_START_HEAD))
        lines = [texts.O_NOTHING_RECORDED] if over else []
        lines.append(texts.RECORDING_EMPTY if controller.running else texts.O_START)
        lines += [] if document else [texts.O_NO_DOCUMENT]
        self.text.put("\n".join(map(i18n.tr, lines)))

    def _open_example(self) -> None:
        try:
            open_example()
        except Exception as error:  # opening runs code of other add-ons
            self._controller.tell(message(texts.O_EXAMPLE_FAILED, error=error_text(error)))


def open_example() -> Any:
    """A copy among FreeCAD's temporary files, so that saving it leaves ours as it is."""
    import FreeCAD

    path = os.path.join(FreeCAD.ConfigGet("AppTempPath"), os.path.basename(paths.EXAMPLE))
    for document in FreeCAD.listDocuments().values():
        if document.FileName == path:
            FreeCAD.setActiveDocument(document.Name)
            return document
    shutil.copyfile(paths.EXAMPLE, path)
    return FreeCAD.openDocument(path)
