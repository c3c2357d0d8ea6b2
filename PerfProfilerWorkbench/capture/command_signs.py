# SPDX-License-Identifier: LGPL-2.1-or-later
"""Hears, in FreeCAD's window, when a person calls a command and when that has run.

Qt tells of an action when FreeCAD has already run its command. What came just before tells the
beginning: the release of a tool button, a menu that hides, a shortcut. Each is heard at the
buttons, menus and actions themselves: a filter on the application would see every event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
        self._links: list[Link] = []
        self._filtered: list[Any] = []
        self._known: dict[int, Any] = {}  # held, so that no id comes again
        self._named: set[str] = set()  # commands whose actions are known
        self._popup = self._installed = False

    def install(self) -> None:
        self._installed = True
        self._ear = _ear(self._began, self._changed)
        self.scan()

    def scan(self) -> None:
        """Take up what came since: FreeCAD makes actions, menus and buttons when first needed."""
        import FreeCADGui

        from ..qt import QtWidgets

        window = FreeCADGui.getMainWindow()
        names = set(FreeCADGui.listCommands())
        for name in names - self._named:
            self._take_command(name, FreeCADGui.Command.get(name).getAction(), names)
        for menu in self._new(window.findChildren(QtWidgets.QMenu)):
            self._link(menu.aboutToHide, self._menu_hides)
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
        self._link(action.triggered, lambda *_: self._ran(name, id(action)))
        self._filter(action)

    def _new(self, found: list[Any]) -> Iterator[Any]:
        for each in found:
            if id(each) not in self._known:
                self._known[id(each)] = each
                yield each

    def _link(self, signal: Any, slot: Callable[..., None]) -> None:
        signal.connect(slot)
        self._links.append((signal, slot))

    def _filter(self, target: Any) -> None:
        target.installEventFilter(self._ear)
        self._filtered.append(target)

    def _menu_hides(self) -> None:
        self._began(Way.MENU)

    def take_popup(self) -> None:
        """Hear of the menu that is open now; it is not held: a context menu dies soon, and the
        next one often has its place in memory.
        """
        from ..qt import QtWidgets

        popup = QtWidgets.QApplication.activePopupWidget()
        if popup is None:
            self._popup = False
        elif not self._popup and id(popup) not in self._known and popup.inherits("QMenu"):
            self._popup = True
            popup.aboutToHide.connect(self._popup_hides)

    def _popup_hides(self) -> None:
        self._popup = False
        if self._installed:
            self._began(Way.MENU)

    def remove(self) -> None:
        self._installed = False
        for signal, slot in self._links:
            try:
                signal.disconnect(slot)
            except Exception:  # its sender is gone, and the connection with it
                continue
        for target in self._filtered:
            try:
                target.removeEventFilter(self._ear)
            except Exception:  # as above
                continue
        for known in (self._links, self._filtered, self._known, self._named):
            known.clear()


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
