# SPDX-License-Identifier: LGPL-2.1-or-later
"""The panel as somebody may have it: width, page, theme, language, direction of writing."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import Any

import FreeCAD
import FreeCADGui

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.gui import commands, dock, i18n
from PerfProfilerWorkbench.gui.controller import controller
from PerfProfilerWorkbench.qt import QtCore, QtGui, QtWidgets

LIMIT_S = 20
LONGER = "longer"  # no language: English, 40 % longer
LANGUAGES = ("en", "tr", "de", LONGER)
THEMES = ("classic", "light", "dark")
_FILLER = " lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor" * 20
_GUI = Path(FreeCAD.getResourceDir()) / "Gui"
_SHEETS = {"classic": "", "light": "", "dark": "Dark-contrast.qss"}  # of FreeCAD 0.20
_PACKS = {"classic": "FreeCAD Classic", "light": "FreeCAD Light", "dark": "FreeCAD Dark"}


def themes() -> tuple[str, ...]:
    """Those that look different here: FreeCAD 0.20 is light without a style sheet."""
    return THEMES if _has_packs() else THEMES[1:]


def _has_packs() -> bool:
    return (_GUI / "PreferencePacks" / _PACKS["dark"]).is_dir()


def until(true: Callable[[], Any], limit_s: float = LIMIT_S) -> None:
    """Let FreeCAD work until something is true."""
    end = perf_counter() + limit_s
    while not true():
        if perf_counter() > end:
            raise TimeoutError(f"not within {limit_s} s")
        QtWidgets.QApplication.processEvents(QtCore.QEventLoop.ProcessEventsFlag.AllEvents, 20)


def longer_by_two_fifths(text: str) -> str:
    """A stand-in for a language with long words; formats and names of languages stay."""
    if text == texts.LANGUAGE or sum(letter.isalpha() for letter in text) < 3:
        return text
    extra = -(-len(text) * 2 // 5)
    return text + (_FILLER[:extra].rstrip() if extra > 4 else "o" * extra)


class Stage:
    """The one panel of this FreeCAD, in a window of its own."""

    def __init__(self) -> None:
        commands.register()
        self.controller = controller()
        self.dock = dock.panel(show=True)
        self.dock.setFloating(True)
        QtGui.QCursor.setPos(window().screen().geometry().bottomRight())  # nothing is hovered
        until(self.panel.isVisible)

    @property
    def panel(self) -> Any:
        return self.dock.panel

    def widen(self, width: int, height: int = 760) -> None:
        """The panel itself is as wide as that, if it lets itself be."""
        for _ in range(2):  # only the first shows how much the window's frame takes
            more = self.dock.width() - self.panel.width()
            self.dock.setGeometry(0, 0, width + max(0, more), height)
            QtWidgets.QApplication.processEvents()

    def speak(self, language: str) -> None:
        """All of our texts, as after a change of FreeCAD's language."""
        speaking = {LONGER: longer_by_two_fifths, "en": texts.english}
        i18n.translate = speaking.get(language) or texts.catalogue(language)
        self.rebuild()

    def write(self, leftwards: bool) -> None:
        directions = QtCore.Qt.LayoutDirection
        QtWidgets.QApplication.setLayoutDirection(
            directions.RightToLeft if leftwards else directions.LeftToRight
        )

    def rebuild(self) -> None:
        before = self.panel
        event = QtCore.QEvent(QtCore.QEvent.Type.LanguageChange)
        QtWidgets.QApplication.sendEvent(self.dock, event)
        until(lambda: self.panel is not before and self.panel.isVisible())

    def open(self, page: str) -> Any:
        self.panel.open_page(page)
        self.settle()
        return self.panel.page

    def settle(self) -> None:
        """Until all is worked out, and one more tick leaves the picture as it is."""
        with suppress(TimeoutError):  # a clock that runs, a page that waits for nothing
            until(lambda: self._ticked() and not self._works, 10)
            before: list[Any] = []
            until(lambda: self._still(before), 3)
        with suppress(TimeoutError):  # the check will tell what has no room
            until(lambda: laid_out(self.panel.page), 3)

    def _ticked(self) -> bool:
        self.panel._tick()
        return self.controller.session is None or self.panel.analyst.latest is not None

    @property
    def _works(self) -> bool:
        """Whether a thread has something for the page that is open, or will have."""
        archive = getattr(self.panel.page, "archive", None)
        return self.panel.analyst.running or (archive is not None and archive.busy)

    def _still(self, before: list[Any]) -> bool:
        self.panel._tick()
        before.append(photo(self.panel).toImage())
        return len(before) > 1 and before[-1] == before[-2]


def photo(widget: Any) -> Any:
    """As it is on the screen: style sheets paint the ground of the window, not that of a part."""
    own = widget.window()
    return own.grab(QtCore.QRect(widget.mapTo(own, QtCore.QPoint(0, 0)), widget.size()))


def laid_out(root: Any) -> bool:
    """Whether what scrolls has the height that it asks for: Qt gives it some turns later."""
    QtWidgets.QApplication.sendPostedEvents()
    found = [one.widget() for one in root.findChildren(QtWidgets.QScrollArea)]
    return all(one.height() >= one.heightForWidth(one.width()) for one in found if one)


def scroll_to(widget: Any) -> None:
    """Until a widget is seen, as Qt does for Tab."""
    area = widget.parentWidget()
    while area is not None:
        if isinstance(area, QtWidgets.QScrollArea) and area.widget() is not None:
            area.ensureWidgetVisible(widget)
        area = area.parentWidget()


def dress(theme: str) -> None:
    """One of FreeCAD's own themes, at once."""
    application = QtWidgets.QApplication.instance()
    if _has_packs():
        _wear_pack(_PACKS[theme])
    else:  # FreeCAD 0.20 reads its style sheets in its preferences dialog only
        name = _SHEETS[theme]
        sheet = (_GUI / "Stylesheets" / name).read_text("utf-8") if name else ""
        application.setStyleSheet(sheet)


def _wear_pack(name: str) -> None:
    """The parts of a theme that dress the window; FreeCAD takes them over when it is idle."""
    application = QtWidgets.QApplication.instance()
    held = FreeCAD.ParamGet("User parameter:BaseApp/Preferences")
    worn = held.GetGroup("MainWindow").GetString("Theme") or _PACKS["classic"]
    if worn == name:
        return
    before = application.styleSheet()
    pack = ElementTree.parse(_GUI / "PreferencePacks" / name / f"{name}.cfg")
    for group in ("Themes", "MainWindow"):
        for entry in pack.iterfind(f".//FCParamGroup[@Name='{group}']/*"):
            if entry.tag == "FCText":
                held.GetGroup(group).SetString(entry.get("Name"), entry.text or "")
            elif entry.tag == "FCUInt":
                held.GetGroup(group).SetUnsigned(entry.get("Name"), int(entry.get("Value")))
    with suppress(TimeoutError):
        until(lambda: application.styleSheet() != before, 5)


def complaints() -> list[str]:
    """Errors of Python that FreeCAD shows in its Report view."""
    view = window().findChild(QtWidgets.QTextEdit, "Report view")
    lines = [] if view is None else view.toPlainText().splitlines()
    return [line for line in lines if "Error" in line or "Traceback" in line]


def version() -> str:
    return ".".join(FreeCAD.Version()[:3])


def window() -> Any:
    return FreeCADGui.getMainWindow()
