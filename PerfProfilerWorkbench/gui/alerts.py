# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is said, once, when something grave is found while recording.

It never opens anything and never waits for an answer: a line in the panel, and for some seconds in
FreeCAD's status bar. Afterwards it stands on the page of advice.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from .. import texts
from ..model.issue import Issue, IssueType, Severity
from ..model.message import Message, message
from ..qt import QtCore, QtWidgets
from . import i18n, settings
from .analyst import Analyst
from .controller import Controller
from .widgets.wrapping import shortened

_GRAVE = (Severity.CRITICAL, Severity.HIGH)
_SHOWN_MS = 10_000  # in the status bar
_COOL_DOWN_MIN = 10


@dataclass
class _Said:
    """For as long as FreeCAD runs, whatever panel is open.

    ``issues`` of the recording that began with the controller's ``beginning``; ``last_s`` is when
    something was said, by ``monotonic``.
    """

    issues: set[Hashable] = field(default_factory=set)
    beginning: int = -1
    last_s: float | None = None


_said = _Said()


class Alerts(QtCore.QObject):
    """``tick`` four times a second; the panel does so while it is visible, since only then there
    is an analysis."""

    def __init__(self, parent: Any, controller: Controller, analyst: Analyst) -> None:
        super().__init__(parent)
        self._controller, self._analyst = controller, analyst
        self._waiting: list[Issue] = []
        analyst.found.connect(self._found)

    def _found(self) -> None:
        if self._controller.beginning != _said.beginning:
            _said.beginning, _said.issues = self._controller.beginning, set()
        self._waiting = [one for one in self._grave() if _key(one) not in _said.issues]

    def _grave(self) -> tuple[Issue, ...]:
        """The gravest first; nothing of a recording that is over: nobody is held up by it now."""
        found = self._analyst.latest
        if found is None or found.report is None or not self._controller.running:
            return ()
        return tuple(filter(is_grave, found.report.issues))

    def tick(self) -> None:
        """Say what waits, unless somebody is busy or has just been told something."""
        if not self._waiting or _cooling() or _busy():
            return
        said, self._waiting = self._waiting, []
        _said.issues.update(map(_key, said))
        if settings.flag(settings.ALERTS, True):
            self._say(_told(said))

    def _say(self, what: Message) -> None:
        import FreeCADGui

        _said.last_s = monotonic()
        if self._controller.told is None:  # what did not work is more important
            self._controller.tell(what)
        FreeCADGui.getMainWindow().statusBar().showMessage(i18n.say(what), _SHOWN_MS)


def is_grave(issue: Issue) -> bool:
    return issue.severity in _GRAVE or issue.type == IssueType.FREEZES


def _told(issues: list[Issue]) -> Message:
    first, more = shortened(i18n.say(issues[0].message)), len(issues) - 1
    if more:
        return message(texts.ALERT_MORE, issue=first, count=more)
    return message(texts.ALERT_ONE, issue=first)


def _key(issue: Issue) -> Hashable:
    return issue.type, issue.document, issue.object


def _cooling() -> bool:
    rest_s = settings.number(settings.ALERT_COOL_DOWN, _COOL_DOWN_MIN) * 60
    return _said.last_s is not None and monotonic() - _said.last_s < rest_s


def _busy() -> bool:
    """Whether a dialog, a menu or a task is open."""
    import FreeCADGui

    application = QtWidgets.QApplication
    opened = application.activeModalWidget() or application.activePopupWidget()
    return bool(opened or FreeCADGui.Control.activeDialog())
