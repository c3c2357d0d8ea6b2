# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reads what FreeCAD's report view says of commands that failed: nothing else tells."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

MACRO, NATIVE = "", "<native>"
_CLASS = "Gui::DockWnd::ReportOutput"
_PARAGRAPH = "\u2029"  # what ends a line in a QTextCursor's text
_MOST_CHARACTERS = 20_000
_PYTHON = re.compile(r"Running the Python command '([^']+)' failed(.*)", re.DOTALL)
_ERROR = re.compile(r"^<class '[\w.]+'>: ", re.MULTILINE)
_FIRST = re.compile(r'Traceback \(most recent call last\):\s+File "([^"\n]*)", line \d+, in (\S+)')
_STRING, _MODULE = "<string>", "<module>"  # what commands in C++ have Python run has no file


class ReportView:
    """``failed`` is called with a command's name (``MACRO``: some macro's, ``NATIVE``: that of some
    command in C++) and the error's text.
    """

    def __init__(self, failed: Callable[[str, str], None]) -> None:
        self._failed = failed
        self._view: Any = None
        self._document: Any = None

    def install(self) -> bool:
        """Whether there is a report view that is told of errors."""
        import FreeCAD
        import FreeCADGui

        from ..qt import QtWidgets

        for view in FreeCADGui.getMainWindow().findChildren(QtWidgets.QTextEdit):
            if view.metaObject().className() == _CLASS:
                self._view, self._document = view, view.document()
                self._document.contentsChange.connect(self._changed)
        settings = FreeCAD.ParamGet("User parameter:BaseApp/Preferences/OutputWindow")
        return self._view is not None and settings.GetBool("checkError", True)

    def remove(self) -> None:
        if self._view is not None:
            with suppress(Exception):  # the view may be gone, and the connection with it
                self._document.contentsChange.disconnect(self._changed)
            self._view = self._document = None

    def catch_up(self) -> None:
        """Have what is on its way to the report view written there now."""
        from ..qt import QtCore

        if self._view is not None:
            QtCore.QCoreApplication.sendPostedEvents(self._view, 0)

    def _changed(self, position: int, removed: int, added: int) -> None:
        from ..qt import QtGui

        if not added:
            return
        cursor = QtGui.QTextCursor(self._document)
        end = self._document.characterCount() - 1
        cursor.setPosition(min(position, end))
        last = min(position + min(added, _MOST_CHARACTERS), end)
        cursor.setPosition(last, QtGui.QTextCursor.MoveMode.KeepAnchor)
        self.read(cursor.selectedText().replace(_PARAGRAPH, "\n"))

    def read(self, text: str) -> None:
        found = _PYTHON.search(text)
        if found:
            self._failed(found[1], _last_line(found[2]))
        elif _ERROR.search(text):
            self._read_error(text)

    def _read_error(self, text: str) -> None:
        """A function that FreeCAD called by itself is a feature's or an observer's."""
        first = _FIRST.search(text)
        if first is None or first[2] == _MODULE:
            native = first is not None and first[1] == _STRING
            self._failed(NATIVE if native else MACRO, _last_line(text))


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip(" :,")]
    return lines[-1] if lines else ""
