# SPDX-License-Identifier: LGPL-2.1-or-later
"""How the page of advice has a recording analysed: when, by which limits, and what it says."""

from __future__ import annotations

import threading

import pytest
from advice_page import LIMIT_MS, cards, edit, filled, page, planted

from PerfProfilerWorkbench.gui import dock, limits, preferences, settings
from PerfProfilerWorkbench.model.issue import Issue, Severity
from PerfProfilerWorkbench.model.message import message
from PerfProfilerWorkbench.qt import QtCore

__all__ = ["page", "planted"]  # fixtures


def test_freecad_goes_on_while_a_recording_is_analysed(page, document, controller, planted, qtbot):
    begun, go_on = threading.Event(), threading.Event()

    def waits(subject):
        begun.set()
        assert threading.current_thread() is not threading.main_thread()
        go_on.wait()
        return ()

    planted([], [waits])
    try:
        controller.record("lightweight")
        edit(document, 6)
        qtbot.waitUntil(begun.is_set, timeout=LIMIT_MS)
        fired = []
        QtCore.QTimer.singleShot(0, lambda: fired.append(True))
        qtbot.waitUntil(lambda: bool(fired), timeout=LIMIT_MS)
        edit(document, 7)
        assert page.sentence.says == "Looking for what is slow…" and not cards(page)
    finally:
        go_on.set()
    qtbot.waitUntil(lambda: "T1" in cards(page), timeout=LIMIT_MS)
    assert page._report.left_out == ()


def test_a_panel_that_is_closed_analyses_nothing(page, panel, document, controller, planted, qtbot):
    asked = []
    planted([], [lambda subject: asked.append(1) or ()])
    dock.panel(show=False)
    controller.record("lightweight")
    edit(document, 6)
    controller.stop()
    assert len(controller.costs.recomputes) == 1
    assert not asked and not cards(page) and not panel._timer.isActive()
    dock.panel(show=True)
    qtbot.waitUntil(lambda: "T1" in cards(page), timeout=LIMIT_MS)
    assert asked == [1]


def test_a_rule_that_fails_is_said_and_hides_nothing(page, document, controller, planted, qtbot):
    def broken(subject):
        raise ValueError("planted")

    def unsayable(subject):
        yield Issue("odd", Severity.LOW, "", "", message("{missing}"))

    planted([broken], [unsayable])
    filled(page, document, controller, qtbot)
    assert "planted" in page.notes.says and "unsayable" in page.notes.says
    assert "odd" not in [card.issue.type for card in page.issues.cards]


def test_what_the_last_recompute_did_for_nothing_is_said(page, document, controller, qtbot):
    sheet = document.addObject("Spreadsheet::Sheet", "Sheet")
    sheet.set("A1", "10")
    document.Box.setExpression("Length", "Sheet.A1")
    document.recompute()
    controller.record("lightweight")
    sheet.set("B7", "a note")
    document.recompute()
    told = "You edited one cell (B7 of Sheet): 3 features recomputed, 2 for nothing, "
    qtbot.waitUntil(lambda: told in page.notes.says, timeout=LIMIT_MS)


@pytest.mark.long
def test_limits_of_the_preferences_hold_at_once(page, document, controller, planted, qtbot):
    def leaks(subject):
        what = message("{limit}", limit=subject.thresholds.leak_bytes)
        return [Issue("limit", Severity.LOW, "", "", what)]

    def told():
        return [one.issue.message.values for one in page.issues.cards if one.issue.type == "limit"]

    planted([], [leaks])
    filled(page, document, controller, qtbot)
    assert told() == [{"limit": 50_000_000}]
    shown = preferences.LimitsPage()
    shown.loadSettings()
    assert shown.part.spins["gpu_hot_c"].value() == 90
    try:
        shown.part.spins["leak_bytes"].setValue(7)
        shown.saveSettings()
        qtbot.waitUntil(lambda: told() == [{"limit": 7_000_000}], timeout=LIMIT_MS)
        assert limits.thresholds().slow_feature_ns == 200_000_000
    finally:
        settings._group().Clear()
