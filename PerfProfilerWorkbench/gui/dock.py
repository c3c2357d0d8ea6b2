# SPDX-License-Identifier: LGPL-2.1-or-later
"""The dock that holds the panel; its place, and whether it was open, survive a restart."""

from __future__ import annotations

from typing import Any

from .. import texts
from ..qt import QtCore, QtWidgets
from . import i18n, settings
from .controller import controller

_FIRST_WIDTH = 380


class Dock(QtWidgets.QDockWidget):
    """FreeCAD restores docks by their object name, so ours never changes.

    ``in_sight``: it is open, and not behind the tab of another dock.
    """

    def __init__(self) -> None:
        import FreeCADGui

        self._window = FreeCADGui.getMainWindow()
        super().__init__(i18n.tr(texts.WORKBENCH_NAME), self._window)
        self.setObjectName("PerfProfilerPanel")
        self.in_sight = False
        self._build()
        self.visibilityChanged.connect(self._be_seen)

    def _build(self) -> None:
        from .panel import Panel  # which has the menus that open this dock

        self.setWindowTitle(i18n.tr(texts.WORKBENCH_NAME))
        self.panel = Panel(controller())
        self.setWidget(self.panel)
        self._be_seen(self.in_sight)

    def _be_seen(self, seen: bool) -> None:
        """Qt calls visible what lies behind a tab: hidden, the panel rests there too."""
        self.in_sight = seen
        behind = not seen and self.isVisible() and not self._window.isMinimized()
        self.panel.setVisible(not behind)

    def changeEvent(self, event: Any) -> None:
        if event.type() == QtCore.QEvent.Type.LanguageChange and self.widget() is not None:
            # after all translators are there; the same page opens again, as it is remembered
            QtCore.QTimer.singleShot(0, self._rebuild)
        super().changeEvent(event)

    def _rebuild(self) -> None:
        old = self.panel
        old.advice.actions.cancel()  # nobody would hear of it any more
        self._build()
        old.close()
        old.deleteLater()

    def place(self) -> None:
        if not self._window.restoreDockWidget(self):
            self._window.addDockWidget(QtCore.Qt.DockWidgetArea.RightDockWidgetArea, self)
            self._window.resizeDocks([self], [_FIRST_WIDTH], QtCore.Qt.Orientation.Horizontal)

    def open(self) -> None:
        self.show()
        self.raise_()
        settings.set_flag(settings.PANEL_OPEN, True)

    def closeEvent(self, event: Any) -> None:
        # only a person closing it comes here: FreeCAD's own end closes the main window
        settings.set_flag(settings.PANEL_OPEN, False)
        super().closeEvent(event)


_dock: Dock | None = None


def panel(show: bool | None = None) -> Dock:
    """The one dock, made when first asked for; ``show`` opens or closes it, None toggles."""
    global _dock
    if _dock is None:
        _dock = Dock()
        _dock.place()
    wanted = not _dock.in_sight if show is None else show
    if wanted:
        _dock.open()
    else:
        _dock.close()
    return _dock


def visible() -> bool:
    """Whether the panel is there and can be seen."""
    return _dock is not None and bool(_dock.panel.isVisible())
