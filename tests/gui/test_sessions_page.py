# SPDX-License-Identifier: LGPL-2.1-or-later
"""The panel's page of recordings, as a person uses it inside the real FreeCAD."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from big_session import big_session
from legible import faults
from rich_sessions import rich, session_id

from PerfProfilerWorkbench.export.formats import format_of
from PerfProfilerWorkbench.export.json import profile_dict, write_json
from PerfProfilerWorkbench.gui import dock, settings
from PerfProfilerWorkbench.gui.compare.sides import Sides
from PerfProfilerWorkbench.keeping.settings import KEEP
from PerfProfilerWorkbench.keeping.whole import name_baseline
from PerfProfilerWorkbench.qt import QtCore, QtGui
from PerfProfilerWorkbench.store.owners import Owner
from PerfProfilerWorkbench.store.store import Store

LEFT = QtCore.Qt.MouseButton.LeftButton
LIMIT_MS = 20_000
NOBODY = Owner("elsewhere", "", 1, 1)


@pytest.fixture
def three(path):
    """Three recordings; the second is pinned, the third and newest was interrupted."""
    with Store(str(path)) as store:
        for number in (1, 2):
            store.add(rich(number))
        store.begin(rich(3), NOBODY).interrupt()
        store.pin(session_id(2), True)
    return path


@pytest.fixture
def under_mouse(window, qtbot):
    """Puts the pointer on a widget."""

    def put(widget):
        QtGui.QCursor.setPos(widget.mapToGlobal(widget.rect().center()))
        qtbot.waitUntil(widget.underMouse, timeout=LIMIT_MS)

    yield put
    QtGui.QCursor.setPos(window.mapToGlobal(QtCore.QPoint(0, 0)))


def opened(panel, qtbot):
    panel.open_page("sessions")
    page = panel.sessions
    qtbot.waitUntil(lambda: page.listed is not None and not page.archive.busy, timeout=LIMIT_MS)
    return page


@pytest.fixture
def page(three, panel, qtbot):
    return opened(panel, qtbot)


def numbers(page):
    """Of the recordings that show, as ``session_id`` counts them."""
    return [int(row.info.id[-8:], 16) for row in page.list.sessions.rows]


def choose(page, qtbot, *rows):
    """By clicks, the later ones with Ctrl."""
    for place, row in enumerate(rows):
        box = page.list.visualRect(page.list.sessions.index(row))
        keys = QtCore.Qt.KeyboardModifier
        held = keys.ControlModifier if place else keys.NoModifier
        qtbot.mouseClick(page.list.viewport(), LEFT, held, box.center())


def entry(page, text):
    """Trigger an entry of the menu."""
    menu = page.actions_.menu()
    (action,) = (each for each in menu.actions() if each.text() == text)
    assert action.isEnabled()
    action.trigger()
    menu.close()


def settled(page, qtbot):
    qtbot.waitUntil(lambda: not page.archive.busy, timeout=LIMIT_MS)


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


def test_what_somebody_did_shows_at_once_also_under_the_mouse(page, tmp_path, under_mouse, qtbot):
    under_mouse(page.list.viewport())
    good = tmp_path / "good.json"
    write_json(str(good), profile_dict(rich(4)))
    page.actions_.take_in([str(good)])
    qtbot.waitUntil(lambda: numbers(page) == [4, 3, 2, 1], timeout=LIMIT_MS)
    choose(page, qtbot, 0)
    qtbot.keyClick(page.list, QtCore.Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: numbers(page) == [3, 2, 1], timeout=LIMIT_MS)
    qtbot.keyClick(page.undo.undo, QtCore.Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: numbers(page) == [4, 3, 2, 1], timeout=LIMIT_MS)
    assert page.list.viewport().underMouse()


def test_a_deleted_recording_comes_back_with_undo(page, three, qtbot):
    choose(page, qtbot, 0, 2)
    qtbot.keyClick(page.list, QtCore.Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: numbers(page) == [2], timeout=LIMIT_MS)
    assert page.undo.says.says == "Deleted recordings: 2."
    settled(page, qtbot)
    with Store(str(three)) as store:  # what a crash now would leave
        assert len(store.sessions()) == 3
    qtbot.mouseClick(page.undo.undo, LEFT)
    qtbot.waitUntil(lambda: numbers(page) == [3, 2, 1], timeout=LIMIT_MS)
    assert not page.undo.isVisible()


def test_leaving_the_page_deletes_for_good(page, panel, three, qtbot):
    choose(page, qtbot, 2)
    qtbot.mouseClick(page.actions_.delete, LEFT)
    panel.open_page("overview")
    page.archive.finish(LIMIT_MS / 1000)
    with Store(str(three)) as store:
        assert [one.id for one in store.sessions()] == [session_id(3), session_id(2)]


def test_the_bar_deletes_when_its_time_is_over(page, three, qtbot):
    page.undo._timer.setInterval(1)
    choose(page, qtbot, 2)
    qtbot.keyClick(page.list, QtCore.Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not page.undo.isVisible(), timeout=LIMIT_MS)
    settled(page, qtbot)
    assert numbers(page) == [3, 2]
    with Store(str(three)) as store:
        assert len(store.sessions()) == 2


def test_what_could_not_be_deleted_shows_again_and_it_is_said_why(page, three, qtbot):
    page.undo._timer.setInterval(LIMIT_MS)
    choose(page, qtbot, 1)
    qtbot.keyClick(page.list, QtCore.Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: numbers(page) == [3, 1], timeout=LIMIT_MS)
    with Store(str(three)) as store:  # another FreeCAD, meanwhile
        name_baseline(store, "before", session_id(2))
    page.undo.settle()
    qtbot.waitUntil(lambda: numbers(page) == [3, 2, 1], timeout=LIMIT_MS)
    assert "baseline" in page.said.says


def test_a_baseline_gets_a_name_and_is_not_deleted(page, three, qtbot):
    choose(page, qtbot, 1)
    entry(page, "Name as baseline…")
    page.ask.name.clear()
    assert not page.ask.agree.isEnabled()
    qtbot.keyClicks(page.ask.name, "before fillets")
    qtbot.keyClick(page.ask.name, QtCore.Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.sessions.rows[1].baselines != (), timeout=LIMIT_MS)
    assert "“before fillets”" in page.list.sessions.index(1).data()
    choose(page, qtbot, 1)
    qtbot.keyClick(page.list, QtCore.Qt.Key.Key_Delete)
    assert numbers(page) == [3, 2, 1] and "is not deleted" in page.said.says


def test_pinning_and_unpinning_several(page, qtbot):
    choose(page, qtbot, 0, 2)
    entry(page, "Pin")
    pinned = [row.info.pinned for row in page.list.sessions.rows]
    qtbot.waitUntil(
        lambda: all(row.info.pinned for row in page.list.sessions.rows), timeout=LIMIT_MS
    )
    assert pinned == [False, True, False]
    entry(page, "Unpin")
    qtbot.waitUntil(
        lambda: [row.info.pinned for row in page.list.sessions.rows] == pinned, timeout=LIMIT_MS
    )


def test_two_are_compared_the_older_first(page, controller, qtbot):
    asked = []
    controller.page_wanted.connect(lambda name, thing: asked.append((name, thing)))
    choose(page, qtbot, 0, 1)
    qtbot.mouseClick(page.actions_.compare, LEFT)
    assert asked == [("compare", Sides((session_id(2),), (session_id(3),)))]


def test_files_are_taken_in_once_and_bad_ones_named(page, three, tmp_path, qtbot):
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    write_json(str(good), profile_dict(rich(4)))
    bad.write_text(json.dumps({"schema": "something else"}))
    page.actions_.take_in([str(good), str(bad)])
    qtbot.waitUntil(lambda: numbers(page) == [4, 3, 2, 1], timeout=LIMIT_MS)
    assert page.said.says.startswith("Imported: 1.") and "bad.json" in page.said.says
    page.actions_.take_in([str(good)])
    qtbot.waitUntil(lambda: page.said.says == "Here already: 1.", timeout=LIMIT_MS)


def test_a_stored_recording_is_exported(page, tmp_path, qtbot):
    path = tmp_path / "out.json"
    page.actions_.export(page.list.sessions.rows[0], str(path), format_of("json"))
    qtbot.waitUntil(path.exists, timeout=LIMIT_MS)
    assert json.loads(path.read_text("utf-8"))["session"]["id"] == session_id(3)


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
