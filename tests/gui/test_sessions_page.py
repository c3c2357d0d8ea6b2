# SPDX-License-Identifier: LGPL-2.1-or-later
"""The panel's page of recordings, as a person uses it inside the real FreeCAD."""

from __future__ import annotations

from dataclasses import replace

import pytest
from big_session import big_session
from legible import faults
from rich_sessions import session_id
from sessions_page import LEFT, LIMIT_MS, choose, numbers, opened, page, three

from PerfProfilerWorkbench.gui import dock, settings
from PerfProfilerWorkbench.gui.compare.sides import Sides
from PerfProfilerWorkbench.keeping.settings import KEEP
from PerfProfilerWorkbench.qt import QtCore
from PerfProfilerWorkbench.store.store import Store

__all__ = ["page", "three"]  # fixtures


def test_the_newest_comes_first_with_its_marks(page, panel):
    assert numbers(page) == [3, 2, 1]
    assert page.sentence.says.startswith("Recordings: 3, ")
    first, second, third = (page.list.sessions.index(place).data() for place in range(3))
    assert "interrupted" in first and "pinned" in second and "1.1.3" in third
    tip = page.list.sessions.index(0).data(QtCore.Qt.ItemDataRole.ToolTipRole)
    assert session_id(3) in tip


def test_the_filter_takes_words_in_any_order(page, qtbot):
    qtbot.keyClicks(page.filter, "pinned freecad")
    assert numbers(page) == [2]
    qtbot.keyClicks(page.filter, " nowhere")
    assert numbers(page) == [] and page.sentence.says == "No recording has all of these words."
    page.filter.clear()
    assert numbers(page) == [3, 2, 1]


def test_enter_opens_and_the_overview_says_that_it_was_interrupted(page, panel, controller, qtbot):
    choose(page, qtbot, 0)
    qtbot.keyClick(page.list, QtCore.Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.page is panel.overview, timeout=LIMIT_MS)
    assert controller.session.id == session_id(3)
    assert "interrupted" in panel.overview.remarks.says


def test_opening_asks_before_it_ends_a_recording(page, controller, qtbot):
    controller.record(keep=False)
    choose(page, qtbot, 1)
    qtbot.mouseClick(page.actions_.open, LEFT)
    assert page.ask.isVisible() and controller.running
    qtbot.mouseClick(page.ask.cancel, LEFT)
    assert not page.ask.isVisible() and controller.running
    qtbot.mouseClick(page.actions_.open, LEFT)
    qtbot.mouseClick(page.ask.agree, LEFT)
    qtbot.waitUntil(lambda: controller.opened, timeout=LIMIT_MS)
    assert controller.session.id == session_id(2) and not controller.running


def test_a_recording_that_began_meanwhile_is_not_ended_unasked(page, panel, controller, qtbot):
    choose(page, qtbot, 1)
    qtbot.keyClick(page.list, QtCore.Qt.Key.Key_Return)
    controller.record(keep=False)
    qtbot.waitUntil(page.ask.isVisible, timeout=LIMIT_MS)
    assert controller.running and panel.page is page
    qtbot.mouseClick(page.ask.agree, LEFT)
    assert controller.session.id == session_id(2) and panel.page is panel.overview


def test_two_are_compared_the_older_first(page, controller, qtbot):
    asked = []
    controller.page_wanted.connect(lambda name, thing: asked.append((name, thing)))
    choose(page, qtbot, 0, 1)
    qtbot.mouseClick(page.actions_.compare, LEFT)
    assert asked == [("compare", Sides((session_id(2),), (session_id(3),)))]


@pytest.mark.long
def test_the_recording_of_this_freecad_is_marked_and_its_figures_told(
    path, panel, controller, document, qtbot
):
    controller.record()
    page = opened(panel, qtbot)
    document.Box.Length = 31
    document.recompute()
    qtbot.waitUntil(lambda: page.live.isVisible(), timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: [row.here for row in page.listed.rows] == [True], timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: "(this FreeCAD)" in _live(page), timeout=LIMIT_MS)
    assert "operations/s" in _live(page) and "MiB" in _live(page)
    controller.stop()
    qtbot.waitUntil(lambda: not page.live.isVisible(), timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: [row.here for row in page.listed.rows] == [False], timeout=LIMIT_MS)


def _live(page):
    return page.live.told.says


@pytest.mark.long
def test_nothing_lies_on_anything_in_a_low_panel(page, panel, controller, qtbot):
    controller.record()
    qtbot.waitUntil(page.live.isVisible, timeout=LIMIT_MS)
    shown = dock.panel(show=True)
    shown.setFloating(True)
    try:
        shown.resize(300, shown.minimumSizeHint().height())
        qtbot.waitUntil(lambda: page.scroll.verticalScrollBar().isVisible(), timeout=LIMIT_MS)
        qtbot.waitUntil(lambda: not faults(page), timeout=LIMIT_MS)
    finally:
        shown.setFloating(False)


def test_nothing_is_asked_while_the_page_is_hidden(page, panel):
    watching = page.live._watching
    panel.open_page("overview")
    assert page.live._watching is None and watching._stopping.is_set()


def test_without_a_store_none_is_begun_and_a_sentence_says_what_to_do(path, panel, qtbot):
    page = opened(panel, qtbot)
    assert page.sentence.says.startswith("No recording is kept yet.")
    assert not path.exists() and not page.list.isVisible()
    assert page.actions_.import_.isEnabled() and not page.actions_.open.isEnabled()


def test_a_damaged_store_is_told_and_set_aside(path, panel, qtbot):
    path.write_bytes(b"no database at all" * 500)
    panel.open_page("sessions")
    page = panel.sessions
    qtbot.waitUntil(lambda: "can't be reached" in page.sentence.says, timeout=LIMIT_MS)
    assert str(path) in page.sentence.says and not page.list.isVisible()
    page.look()
    qtbot.waitUntil(lambda: page.listed is not None, timeout=LIMIT_MS)
    assert page.sentence.says.startswith("No recording is kept yet.")


def test_keeping_switched_off_is_said(three, panel, qtbot):
    settings.set_flag(KEEP, False)
    try:
        page = opened(panel, qtbot)
        assert page.kept.says.startswith("Keeping recordings is switched off")
        assert [link.text for link in page.kept.links] == ["Preferences…"]
    finally:
        settings.set_flag(KEEP, True)


def test_a_big_recording_tells_how_far_it_is_and_can_be_called_off(path, panel, controller, qtbot):
    with Store(str(path)) as store:
        store.add(replace(big_session(400, wholes=20), id=session_id(9)))
    page = opened(panel, qtbot)
    choose(page, qtbot, 0)
    before = controller.beginning
    qtbot.mouseClick(page.actions_.open, LEFT)
    assert page.actions_.waiting.says.says.startswith("Opening Big: ")
    assert not page.actions_.open.isEnabled()
    qtbot.mouseClick(page.actions_.waiting.cancel, LEFT)
    qtbot.waitUntil(lambda: not page.actions_.waiting.isVisible(), timeout=LIMIT_MS)
    assert panel.page is page and controller.beginning == before
