# SPDX-License-Identifier: LGPL-2.1-or-later
"""The entry "Why is this slow?" in the menu of FreeCAD's model tree.

FreeCAD builds that menu for each click, and 0.20 asks nobody. So the entry joins the menu when Qt
prepares it for its first showing, which is told to whoever listens: only while one is being made.
"""

from __future__ import annotations

from typing import Any

from ... import texts
from ...model.span import ObjectKey
from ...qt import QtCore, QtWidgets
from ...texts import message
from .. import dock, i18n
from ..controller import controller
from .tree import trees

NAME = "PerfProfiler_WhySlow"  # of the entry, for who looks for it

_installed: list[_Trees] = []


def apply(on: bool) -> None:
    """Offer the entry or not; may be called at any time, once the window is up."""
    while _installed and not on:
        _installed.pop().remove()
    if on and not _installed:
        _installed.append(_Trees())


def ask(key: ObjectKey, label: str) -> None:
    """Open the panel where it says most about an object."""
    panel = dock.panel(show=True).panel
    latest = panel.analyst.latest
    report = None if latest is None else latest.report
    advised = report is not None and any(
        (one.document, one.object) == key for one in (*report.advice, *report.issues)
    )
    controller().open_page("advice" if advised else "features", key)
    if not advised and all(key != one.key for one in _costs()):
        controller().tell(message(texts.WHY_NOT_MEASURED, feature=label))


def _costs() -> Any:
    return controller().costs.features(controller().features)


class _Trees(QtCore.QObject):
    """Hears of a menu that is wanted in a tree."""

    def __init__(self) -> None:
        super().__init__()
        self._viewports = [tree.viewport() for tree in trees()]
        self._next = _NextMenu()
        for viewport in self._viewports:
            viewport.installEventFilter(self)

    def eventFilter(self, watched: Any, event: Any) -> bool:
        if event.type() == QtCore.QEvent.Type.ContextMenu:
            self._next.listen()
        return False

    def remove(self) -> None:
        for viewport in self._viewports:
            try:
                viewport.removeEventFilter(self)
            except RuntimeError:  # it is gone with its tree
                continue


class _NextMenu(QtCore.QObject):
    """Puts our entry into the menu that is shown next, if one object is selected."""

    def __init__(self) -> None:
        super().__init__()
        self._stop = QtCore.QTimer(self)
        self._stop.setSingleShot(True)
        self._stop.setInterval(0)  # the menu's own loop, or ours if there was no menu
        self._stop.timeout.connect(self._leave)

    def listen(self) -> None:
        QtWidgets.QApplication.instance().installEventFilter(self)
        self._stop.start()

    def _leave(self) -> None:
        QtWidgets.QApplication.instance().removeEventFilter(self)

    def eventFilter(self, watched: Any, event: Any) -> bool:
        if event.type() == QtCore.QEvent.Type.Polish and isinstance(watched, QtWidgets.QMenu):
            self._leave()
            self._add_to(watched)
        return False

    def _add_to(self, menu: Any) -> None:
        obj = _selected()
        if obj is not None:
            key, label = ObjectKey(obj.Document.Name, obj.Name), obj.Label
            menu.addSeparator()
            action = menu.addAction(i18n.tr(texts.WHY_SLOW))
            action.setObjectName(NAME)
            # when the menu is gone
            action.triggered.connect(lambda: QtCore.QTimer.singleShot(0, lambda: ask(key, label)))


def _selected() -> Any:
    """The one object that is selected, in any document; None if it is not one."""
    import FreeCADGui

    found = FreeCADGui.Selection.getSelection("*")
    return found[0] if len(found) == 1 else None
