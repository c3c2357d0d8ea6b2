# SPDX-License-Identifier: LGPL-2.1-or-later
"""Our toolbar buttons and menu entries in every workbench, once the user wants them there.

The entry in the menu of the model tree is a setting of its own.

FreeCAD 1.0 and later let an add-on change each workbench's bars as they are built. FreeCAD 0.20
does not, so there we have a toolbar and a menu of our own.
"""

from __future__ import annotations

from typing import Any

from .. import texts
from ..qt import QtWidgets
from . import commands, i18n, menus, settings
from .actions import ACTIONS
from .controller import controller
from .costmap import tree_menu

_WORKBENCH = "PerfProfilerWB"
_BUTTONS = (commands.RECORD, commands.PANEL)
_shown: Any = None


def apply() -> None:
    """Show or take away, as the setting says. Works at once and may be called at any time."""
    global _shown
    wanted = settings.flag(settings.SHOW_EVERYWHERE)
    if wanted and _shown is None:
        commands.register()
        _shown = _make()
        _shown.show()
    elif not wanted and _shown is not None:
        _shown.hide()
        _shown = None
    tree_menu.apply(settings.flag(settings.TREE_MENU, True))


def retranslate() -> None:
    """Bars of our own in FreeCAD's language; those in FreeCAD's bars are its commands."""
    if isinstance(_shown, _OwnBars):
        _shown.retranslate()


def _make() -> Any:
    import FreeCADGui

    return _Manipulator() if hasattr(FreeCADGui, "addWorkbenchManipulator") else _OwnBars()


class _Manipulator:
    """FreeCAD asks it for changes whenever it builds a workbench's bars."""

    def show(self) -> None:
        import FreeCADGui

        FreeCADGui.addWorkbenchManipulator(self)
        FreeCADGui.activeWorkbench().reloadActive()

    def hide(self) -> None:
        import FreeCADGui

        FreeCADGui.removeWorkbenchManipulator(self)
        FreeCADGui.activeWorkbench().reloadActive()

    def modifyToolBars(self) -> list[dict[str, str]]:
        # "View" is shown by default in every workbench; "Macro" is hidden since FreeCAD 1.0
        return [{"append": name, "toolBar": "View"} for name in _BUTTONS]

    def modifyMenuBar(self) -> list[dict[str, str]]:
        # before an entry of the Tools menu: FreeCAD 1.1 does not insert after a menu's last one
        return [{"insert": name, "menuItem": "Std_DlgParameter"} for name in commands.IN_TOOLS]


class _OwnBars:
    """FreeCAD 0.20 hides bars it does not know when the workbench changes: ours come back."""

    def show(self) -> None:
        import FreeCADGui

        self._window = FreeCADGui.getMainWindow()
        title = i18n.tr(texts.WORKBENCH_NAME)
        self._toolbar = self._window.addToolBar(title)
        self._toolbar.setObjectName("PerfProfilerToolbar")
        self._wanted = True  # until somebody hides it by hand
        self._toolbar.toggleViewAction().triggered.connect(self._want)
        self._menu = self._new_menu()
        for name in _BUTTONS:
            menus.entry(self._toolbar, name)
        self._put()
        controller().changed.connect(self._put)
        self._return(FreeCADGui.activeWorkbench().name())
        self._window.workbenchActivated.connect(self._return)

    def _new_menu(self) -> Any:
        menu = QtWidgets.QMenu(i18n.tr(texts.WORKBENCH_NAME), self._window)
        menus.fill(menu, commands.NAMES)
        return menu

    def retranslate(self) -> None:
        import FreeCADGui

        self._toolbar.setWindowTitle(i18n.tr(texts.WORKBENCH_NAME))
        for name, action in zip(_BUTTONS, self._toolbar.actions()):
            action.setToolTip(i18n.tr(ACTIONS[name].tip))
        self._put()
        self._menu.deleteLater()
        self._menu.menuAction().setVisible(False)
        self._menu = self._new_menu()
        self._return(FreeCADGui.activeWorkbench().name())

    def _put(self) -> None:
        for name, action in zip(_BUTTONS, self._toolbar.actions()):
            menus.put_state(action, name)

    def _want(self, shown: bool) -> None:
        self._wanted = shown

    def _return(self, workbench: str) -> None:
        """Our own workbench has the same in bars of its own."""
        elsewhere = workbench != _WORKBENCH
        self._toolbar.setVisible(self._wanted and elsewhere)
        self._place_menu(elsewhere)

    def _place_menu(self, shown: bool) -> None:
        """Before the last menu, Help: FreeCAD has just appended the workbench's own behind ours."""
        bar, own = self._window.menuBar(), self._menu.menuAction()
        others = [each for each in bar.actions() if each.isVisible() and each is not own]
        bar.insertAction(others[-1] if others else None, own)
        own.setVisible(shown)

    def hide(self) -> None:
        self._window.workbenchActivated.disconnect(self._return)
        controller().changed.disconnect(self._put)
        self._window.removeToolBar(self._toolbar)
        self._toolbar.deleteLater()
        self._menu.deleteLater()
