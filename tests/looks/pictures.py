# SPDX-License-Identifier: LGPL-2.1-or-later
"""Takes the pictures, and says what is wrong with what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

import FreeCADGui
from legible import faults
from looking import Stage, complaints, laid_out, photo, until, version, window
from sheets import sheets
from shown_states import STATES, State
from shown_views import DARK, LIGHT, Looking, View, views

from PerfProfilerWorkbench.gui import preferences
from PerfProfilerWorkbench.gui.costmap.legend import Legend
from PerfProfilerWorkbench.qt import QtCore, QtWidgets

_LACKING = ("first_start", "example")
_WINDOW = (1400, 900)
_DIALOG = (640, 480)  # FreeCAD's preferences are about as wide at first


def take(kind: str, folder: Path, parts: list[str], said: TextIO) -> None:
    """``parts``: only pictures with one of them in their names; all if there are none."""
    folder /= version()
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / f"faults-{kind}.txt", "w", encoding="utf-8") as noted:
        pictures = _Pictures(folder, parts, noted)
        pictures.take(_lacking() if kind == "lacking" else STATES)
        if kind != "lacking":
            pictures.take_around()
            sheets(folder)
    for line in complaints():
        print(f"Report view: {line}", file=said)
    print(f"{pictures.count} pictures in {folder}, {pictures.wrong} faults", file=said)


def _lacking() -> Iterator[State]:
    """Where packages and the store are missing."""
    for state in STATES:
        if state.name in _LACKING:
            yield State(f"lacking_{state.name}", state.put, state.pages)


class _Pictures:
    def __init__(self, folder: Path, parts: list[str], noted: TextIO) -> None:
        self._folder, self._parts, self._noted = folder, parts, noted
        self._stage = Stage()
        self._looking = Looking(self._stage)
        self.count = self.wrong = 0

    def take(self, states: Any) -> None:
        for state in states:
            wanted = [view for view in views(state) if self._wanted(view.name(state))]
            if wanted or state.name == "data":  # what comes after it needs it
                state.put(self._stage)
            for view in wanted:
                self._looking.turn_to(view)
                self._keep(view.name(state), self._stage.panel)
                self._note(view.name(state), self._looking.wrong())

    def _wanted(self, name: str) -> bool:
        return not self._parts or any(part in name for part in self._parts)

    def _keep(self, name: str, widget: Any) -> None:
        if not photo(widget).save(str(self._folder / f"{name}.png")):
            raise OSError(f"{name}.png could not be written")
        self.count += 1

    def _note(self, name: str, found: Iterable[str]) -> None:
        for fault in found:
            self.wrong += 1
            print(f"{name}: {fault}", file=self._noted, flush=True)

    def _keep_screen(self, name: str) -> None:
        """All that is on the screen: a picture of the window alone lacks the 3D view."""
        screen = QtWidgets.QApplication.primaryScreen().grabWindow(0)
        screen.copy(window().geometry()).save(str(self._folder / f"{name}.png"))
        self.count += 1

    def take_around(self) -> None:
        """Menus, preferences, and the whole window."""
        for theme in (LIGHT, DARK):
            self._looking.turn_to(View("overview", theme))
            for name, widget in chain(self._menus(), _preference_pages()):
                if self._wanted(f"{name}-{theme}"):
                    self._keep(f"{name}-{theme}", widget)
                    self._note(f"{name}-{theme}", faults(widget))
            if self._wanted(f"window-{theme}"):
                self._take_window(theme)

    def _menus(self) -> Iterator[tuple[str, Any]]:
        """What the panel's buttons open."""
        for button in self._stage.panel.findChildren(QtWidgets.QToolButton):
            menu = button.menu()
            if menu is not None and button.isVisible():
                menu.aboutToShow.emit()
                menu.ensurePolished()
                menu.resize(menu.sizeHint())
                name = button.accessibleName() or button.text()
                yield f"menu-{name.lower().replace(' ', '_')}", menu

    def _take_window(self, theme: str) -> None:
        """The panel in FreeCAD's window, without the cost map and with it."""
        from PerfProfilerWorkbench.gui.costmap import map as cost_map

        main, stage = window(), self._stage
        main.resize(*_WINDOW)
        main.move(0, 0)
        stage.dock.setFloating(False)
        main.resizeDocks([stage.dock], [400], QtCore.Qt.Orientation.Horizontal)
        FreeCADGui.activeDocument().activeView().viewIsometric()
        FreeCADGui.SendMsgToActiveView("ViewFit")
        stage.open("overview")
        until(lambda: stage.dock.geometry().right() < main.width())
        self._keep_screen(f"window-{theme}")
        cost_map.show("display")
        until(_coloured)
        stage.settle()
        self._keep_screen(f"window-cost_map-{theme}")
        cost_map.hide()
        stage.dock.setFloating(True)
        until(stage.panel.isVisible)


def _coloured() -> bool:
    """The legend comes once all is coloured."""
    return any(one.isVisible() for one in window().findChildren(Legend))


def _preference_pages() -> Iterator[tuple[str, Any]]:
    """In a dialog, as FreeCAD shows them; what is looked for in this computer is found."""
    for kind in preferences.PAGES:
        page, dialog = kind(), QtWidgets.QDialog(window())
        page.loadSettings()
        QtWidgets.QVBoxLayout(dialog).addWidget(page.form)
        dialog.resize(*_DIALOG)
        dialog.show()
        until(lambda form=page.form: getattr(form, "_thread", None) is None and laid_out(form))
        yield f"preferences-{kind.module}", dialog
        dialog.close()
        dialog.deleteLater()
