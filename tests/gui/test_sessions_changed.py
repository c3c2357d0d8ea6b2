# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a person does to kept recordings: delete and undo, name, pin, import and export."""

from __future__ import annotations

import json

import pytest
from rich_sessions import rich, session_id
from sessions_page import LEFT, LIMIT_MS, choose, numbers, page, three

from PerfProfilerWorkbench.export.formats import format_of
from PerfProfilerWorkbench.export.json import profile_dict, write_json
from PerfProfilerWorkbench.keeping.whole import name_baseline
from PerfProfilerWorkbench.qt import QtCore, QtGui
from PerfProfilerWorkbench.store.store import Store

__all__ = ["page", "three"]  # fixtures


@pytest.fixture
def under_mouse(window, qtbot):
    """Puts the pointer on a widget."""

    def put(widget):
        QtGui.QCursor.setPos(widget.mapToGlobal(widget.rect().center()))
        qtbot.waitUntil(widget.underMouse, timeout=LIMIT_MS)

    yield put
    QtGui.QCursor.setPos(window.mapToGlobal(QtCore.QPoint(0, 0)))


def entry(page, text):
    """Trigger an entry of the menu."""
    menu = page.actions_.menu()
    (action,) = (each for each in menu.actions() if each.text() == text)
    assert action.isEnabled()
    action.trigger()
    menu.close()


def settled(page, qtbot):
    qtbot.waitUntil(lambda: not page.archive.busy, timeout=LIMIT_MS)


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
