# SPDX-License-Identifier: LGPL-2.1-or-later
"""The guide, read in a window of ours: it lies on this computer, so nothing is fetched."""

from __future__ import annotations

import os
from typing import Any

from .. import texts
from ..qt import QtCore, QtGui, QtWidgets
from . import i18n, paths

_PAGES = (os.path.join("docs", "guide.md"), "README.md")
WEB = "https://github.com/performance-profiler/PerfProfilerWorkbench/tree/main/docs"


def show() -> None:
    """A window with the guide; the web page, in a browser, where a package came without it."""
    path = place()
    if path is None:
        QtGui.QDesktopServices.openUrl(QtCore.QUrl(WEB))
        return
    import FreeCADGui

    Guide(FreeCADGui.getMainWindow(), path).show()


def place() -> str | None:
    """Where the guide lies; None if it does not."""
    candidates = (os.path.join(paths.ADDON, page) for page in _PAGES)
    return next((path for path in candidates if os.path.isfile(path)), None)


class Guide(QtWidgets.QDialog):
    """Its links to other pages of ours open here, those to the web in a browser."""

    def __init__(self, parent: Any, path: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(i18n.tr(texts.WORKBENCH_NAME))
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QtWidgets.QTextBrowser()
        self.text.setOpenExternalLinks(True)
        self.text.setSource(QtCore.QUrl.fromLocalFile(path))
        standard = QtWidgets.QDialogButtonBox.StandardButton
        buttons = QtWidgets.QDialogButtonBox(standard.Close)
        buttons.rejected.connect(self.close)
        layout = QtWidgets.QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(buttons)
        self.resize(760, 640)
