# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is said when something grave is found: once, quietly, and not while somebody is busy."""

from __future__ import annotations

import FreeCADGui
import pytest

from PerfProfilerWorkbench import extend
from PerfProfilerWorkbench.gui import alerts, settings
from PerfProfilerWorkbench.model.issue import Issue, Severity
from PerfProfilerWorkbench.model.message import message
from PerfProfilerWorkbench.qt import QtWidgets

LIMIT_MS = 10_000


class Planted:
    """A detector: what is named in ``grave`` is a grave issue, and one is always a small one."""

    def __init__(self):
        self.grave = []

    def __call__(self, subject):
        yield Issue("small", Severity.LOW, "", "", message("small"))
        for name in self.grave:
            yield Issue("odd", Severity.HIGH, "", name, message("{name} is slow", name=name))


@pytest.fixture
def planted():
    found = Planted()
    extend.add_detector(found)
    yield found
    extend.remove(found)


@pytest.fixture
def said(panel, controller, window, qtbot):
    """What the status bar was told of alerts, one after the other."""
    heard = []

    def hear(text):
        if "see the page Advice" in text:
            heard.append(text)

    alerts._said.last_s = None
    settings.set_number(settings.ALERT_COOL_DOWN, 0)
    window.statusBar().messageChanged.connect(hear)
    controller.record("lightweight")
    yield heard
    window.statusBar().messageChanged.disconnect(hear)
    window.statusBar().clearMessage()
    settings._group().Clear()
    alerts._said.last_s = None
    qtbot.waitUntil(lambda: not panel.analyst.running, timeout=LIMIT_MS)
    panel.analyst.book.join()


def analysed(panel, document, qtbot):
    """One more edit, and what is found and said after it."""
    panel._tick()
    wanted = len(panel._controller.costs.recomputes) + 1
    document.Ball.Radius = document.Ball.Radius.Value + 1
    document.recompute()

    def found():
        latest = panel.analyst.latest
        return latest is not None and len(latest.subject.recomputes) == wanted

    qtbot.waitUntil(found, timeout=LIMIT_MS)
    panel._tick()


def graves(panel):
    """What was found that would be said while recording."""
    latest = panel.analyst.latest
    return latest and list(filter(alerts.is_grave, latest.report.issues))


def test_what_is_grave_is_said_once_and_opens_nothing(
    panel, document, controller, planted, said, window, qtbot
):
    focus = QtWidgets.QApplication.focusWidget()
    opened = [one for one in QtWidgets.QApplication.topLevelWidgets() if one.isVisible()]
    page = panel.page
    analysed(panel, document, qtbot)
    assert said == []
    planted.grave = ["Pad"]
    analysed(panel, document, qtbot)
    assert said == ["Pad is slow – see the page Advice."]
    assert panel.notice.says == said[0] and window.statusBar().currentMessage() == said[0]
    analysed(panel, document, qtbot)
    assert len(said) == 1 and panel.notice.says == ""
    planted.grave = ["Pad", "Hole", "Loft"]
    analysed(panel, document, qtbot)
    assert said[1:] == ["Hole is slow, and 1 more – see the page Advice."]
    assert panel.page is page and QtWidgets.QApplication.focusWidget() is focus
    assert opened == [one for one in QtWidgets.QApplication.topLevelWidgets() if one.isVisible()]


def test_it_rests_between_two(panel, document, planted, said, qtbot):
    settings.set_number(settings.ALERT_COOL_DOWN, 10)
    planted.grave = ["Pad"]
    analysed(panel, document, qtbot)
    planted.grave = ["Pad", "Hole"]
    analysed(panel, document, qtbot)
    assert len(said) == 1
    settings.set_number(settings.ALERT_COOL_DOWN, 0)
    panel._tick()
    assert said[1:] == ["Hole is slow – see the page Advice."]


def test_nobody_is_interrupted(panel, document, planted, said, window, qtbot):
    planted.grave = ["Pad"]
    dialog = QtWidgets.QDialog(window)
    dialog.setModal(True)
    dialog.show()
    try:
        analysed(panel, document, qtbot)
        assert said == []
    finally:
        dialog.close()
        dialog.deleteLater()
    FreeCADGui.ActiveDocument.setEdit("Ball")
    try:
        panel._tick()
        assert said == []
    finally:
        FreeCADGui.ActiveDocument.resetEdit()
        FreeCADGui.Control.closeDialog()
    qtbot.waitUntil(lambda: not FreeCADGui.Control.activeDialog(), timeout=LIMIT_MS)
    panel._tick()
    assert len(said) == 1


def test_it_can_be_switched_off_and_leaves_other_notices_alone(
    panel, document, controller, planted, said, qtbot
):
    settings.set_flag(settings.ALERTS, False)
    planted.grave = ["Pad"]
    analysed(panel, document, qtbot)
    settings.set_flag(settings.ALERTS, True)
    panel._tick()
    assert said == []
    analysed(panel, document, qtbot)
    controller.tell(message("something did not work"))
    panel.alerts._waiting = [Issue("odd", Severity.HIGH, "", "Late", message("Late is slow"))]
    panel._tick()
    assert said == ["Late is slow – see the page Advice."]
    assert panel.notice.says == "something did not work"


def test_a_recording_that_is_over_alarms_nobody(panel, document, controller, planted, said, qtbot):
    analysed(panel, document, qtbot)
    planted.grave = ["Pad"]
    controller.stop()
    controller.show_session(controller.session)
    qtbot.waitUntil(lambda: bool(graves(panel)), timeout=LIMIT_MS)
    panel._tick()
    assert said == []
