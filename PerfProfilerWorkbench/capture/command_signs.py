# SPDX-License-Identifier: LGPL-2.1-or-later
"""Hears, in FreeCAD's window, when a person calls a command and when that has run.

Qt tells of an action when FreeCAD has already run its command. What came just before tells the
beginning: the release of a tool button, a menu that hides, a shortcut. Each is heard at the
buttons, menus and actions themselves: a filter on the application would see every event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from ..model.activity import Way

Link = tuple[Any, Callable[..., None]]


class CommandSigns:
    """``began`` is called with a way when a command may be about to run, ``changed`` with the id of
    an action that was disabled (FreeCAD 1.x does so for a moment before it runs a shortcut's
    command), and ``ran`` with the name of the command that has run and its action's id.
    """

    def __init__(
        self,
        began: Callable[[Way], None],
        changed: Callable[[int], None],
        ran: Callable[[str, int], None],
    ) -> None:
        self._began, self._changed, self._ran = began, changed, ran
        self._known: dict[int, Any] = {}  # held, so that no id comes again while it lives
        self._links: dict[int, Link] = {}  # by the action's id
        self._menus: dict[int, Any] = {}  # that can be opened now, by id
        self._named: set[str] = set()  # commands whose actions are known
        self._popup: Any = None  # a menu of the moment, while it is open
        self._installed = False

    def install(self) -> None:
        self._installed = True
        self._ear = _ear(self._began, self._changed)
        self.scan()

    def scan(self) -> None:
        """Take up what came since, and drop what is gone: FreeCAD makes actions when first needed,
        and menus and buttons anew at every change of the workbench.
        """
        import FreeCADGui

        from ..qt import QtWidgets

        self._drop_dead()
        window = FreeCADGui.getMainWindow()
        names = set(FreeCADGui.listCommands())
        for name in names - self._named:
            self._take_command(name, FreeCADGui.Command.get(name).getAction(), names)
        self._take_menus({id(menu): menu for menu in _menus(window)})
        for button in self._new(window.findChildren(QtWidgets.QToolButton)):
            self._filter(button)

    def _take_command(self, name: str, actions: list[Any], names: set[str]) -> None:
        for action in self._new(actions):
            # a group holds actions of its own and those of other commands
            other = str(action.property("CommandName") or action.objectName())
            self._take_action(action, other if other in names else name)
        if actions:
            self._named.add(name)

    def _take_action(self, action: Any, name: str) -> None:
        slot = lambda *_: self._ran(name, id(action))  # noqa: E731
        action.triggered.connect(slot)
        self._links[id(action)] = action.triggered, slot
        self._filter(action)

    def _new(self, found: list[Any]) -> Iterator[Any]:
        for each in found:
            if id(each) not in self._known:
                self._known[id(each)] = each
                yield each

    def _drop_dead(self) -> None:
        for identity in [each for each, known in self._known.items() if not _lives(known)]:
            del self._known[identity]
            self._links.pop(identity, None)

    def _take_menus(self, menus: dict[int, Any]) -> None:
        before, self._menus = self._menus, menus
        for identity in before.keys() - menus.keys():
            self._leave(before[identity])
        for identity in menus.keys() - before.keys():
            menus[identity].aboutToHide.connect(self._menu_hides)

    def _leave(self, menu: Any) -> None:
        with suppress(Exception):  # it is gone, and the connection with it
            menu.aboutToHide.disconnect(self._menu_hides)

    def _filter(self, target: Any) -> None:
        target.installEventFilter(self._ear)

    def _menu_hides(self) -> None:
        self._began(Way.MENU)

    def take_popup(self) -> None:
        """Hear of the menu that is open now; it is held no longer than that: a context menu dies
        soon, and the next one often has its place in memory.
        """
        from ..qt import QtWidgets

        popup = QtWidgets.QApplication.activePopupWidget()
        if popup is None:
            self._leave_popup()
        elif self._popup is None and id(popup) not in self._menus and popup.inherits("QMenu"):
            self._popup = popup
            popup.aboutToHide.connect(self._popup_hides)

    def _leave_popup(self) -> None:
        popup, self._popup = self._popup, None
        if popup is not None:
            with suppress(Exception):  # as in _leave
                popup.aboutToHide.disconnect(self._popup_hides)

    def _popup_hides(self) -> None:
        self._leave_popup()
        if self._installed:
            self._began(Way.MENU)

    def remove(self) -> None:
        self._installed = False
        self._leave_popup()
        for menu in self._menus.values():
            self._leave(menu)
        for signal, slot in self._links.values():
            with suppress(Exception):  # as in _leave
                signal.disconnect(slot)
        for known in self._known.values():
            with suppress(Exception):  # as in _leave
                known.removeEventFilter(self._ear)
        for each in (self._menus, self._links, self._known, self._named):
            each.clear()


def _menus(window: Any) -> list[Any]:
    """Those of the menu bar and of tool buttons.

    Not the menus within: all that are open hide before a command runs. FreeCAD 1.x leaves its old
    menus in the menu bar at every change of the workbench, where nothing opens them any more.
    """
    from ..qt import QtWidgets

    bar, kind = window.menuBar(), QtWidgets.QMenu
    actions = bar.actions()  # QAction.menu() can delete the menu in PySide2
    shown = {id(action) for action in actions}
    found = [menu for menu in _outer(bar, kind) if id(menu.menuAction()) in shown]
    for each in [*window.findChildren(QtWidgets.QToolBar), window.statusBar()]:
        found += each.findChildren(kind)
    return found


def _outer(bar: Any, kind: Any) -> Any:
    from ..qt import QtCore

    try:
        direct = QtCore.Qt.FindChildOption.FindDirectChildrenOnly
        return bar.findChildren(kind, options=direct)
    except (AttributeError, TypeError):  # PySide2 has no such option
        return bar.findChildren(kind)


def _lives(known: Any) -> bool:
    try:
        known.objectName()
    except RuntimeError:  # what it stood for is deleted
        return False
    return True


def _ear(began: Callable[[Way], None], changed: Callable[[int], None]) -> Any:
    from ..qt import QtCore

    kinds = QtCore.QEvent.Type
    release, shortcut, change = kinds.MouseButtonRelease, kinds.Shortcut, kinds.ActionChanged

    class Ear(QtCore.QObject):  # type: ignore[misc, unused-ignore]
        def eventFilter(self, watched: Any, event: Any) -> bool:
            kind = event.type()
            if kind == change:
                if not watched.isEnabled():
                    changed(id(watched))
            elif kind == release:
                began(Way.TOOLBAR)
            elif kind == shortcut:
                began(Way.KEY)
            return False

    return Ear()
