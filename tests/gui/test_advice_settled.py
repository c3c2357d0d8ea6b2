# SPDX-License-Identifier: LGPL-2.1-or-later
"""Advice that a person follows or puts aside: applied, undone, done, not for me."""

from __future__ import annotations

import FreeCAD
import FreeCADGui
import pytest
from advice_page import LIMIT_MS, cards, click, edit, filled, page, planted, settled, shown
from documents import box_ball_fusion

from PerfProfilerWorkbench.gui import dock
from PerfProfilerWorkbench.gui.advice import words
from PerfProfilerWorkbench.model.advice import Advice, Remedy, RemedyKind
from PerfProfilerWorkbench.model.message import message, message_to_plain
from PerfProfilerWorkbench.qt import QtCore
from PerfProfilerWorkbench.store import advice as stored

__all__ = ["page", "planted"]  # fixtures


def unthought(subject):
    """Another add-on's rule: its remedy names no objects."""
    for document in subject.documents:
        remedy = Remedy(RemedyKind.JOIN_BOOLEANS, document)
        yield Advice("T4", document, "", message("Join"), message("Many."), (), remedy=remedy)


def test_apply_is_one_undo_step_and_undo_offers_it_again(page, document, controller, qtbot):
    document.UndoMode = 1
    card = filled(page, document, controller, qtbot)["T1"]
    steps = document.UndoCount
    click(qtbot, card.apply)
    assert document.Box.Length.Value == 30 and document.UndoCount == steps + 1
    assert card.status.says.startswith("Applied")
    assert not card.apply.isEnabled() and not card.done.isEnabled()
    document.undo()
    assert document.Box.Length.Value == 10
    qtbot.waitUntil(lambda: card.status.says == "Taken back.", timeout=LIMIT_MS)
    document.redo()
    qtbot.waitUntil(lambda: card.status.says.startswith("Applied"), timeout=LIMIT_MS)
    assert document.Box.Length.Value == 30 and not card.apply.isEnabled()
    document.undo()
    qtbot.waitUntil(lambda: card.status.says == "Taken back.", timeout=LIMIT_MS)
    document.openTransaction("Another")
    document.Ball.Radius = 9
    document.commitTransaction()  # which is the end of what could be redone
    page.tick()
    assert card.status.says == "Taken back."
    click(qtbot, card.apply)
    assert document.Box.Length.Value == 30


def test_an_undo_is_noticed_wherever_somebody_looks(page, panel, document, controller, qtbot):
    document.UndoMode = 1
    card = filled(page, document, controller, qtbot)["T1"]
    click(qtbot, card.apply)
    panel.open_page("timeline")
    document.undo()
    qtbot.waitUntil(lambda: not card.settled, timeout=LIMIT_MS)
    for steps, taken_back in ((1, True), (25, False)):
        panel.open_page("advice")
        click(qtbot, card.apply)
        dock.panel(show=False)
        if taken_back:
            document.undo()
        for number in range(steps):  # FreeCAD keeps 20, and forgets what could be redone
            document.openTransaction(f"Radius {number} of {steps}")
            document.Ball.Radius = 9 + number
            document.commitTransaction()
        dock.panel(show=True)
        panel._tick()
        assert card.settled is not taken_back


def test_cards_of_another_recording_go_though_nobody_saw_it_begin(
    page, panel, document, controller, qtbot
):
    before = filled(page, document, controller, qtbot)
    click(qtbot, before["T1"].done)
    panel.open_page("features")
    controller.stop()
    controller.record("lightweight")
    edit(document, 7)
    qtbot.waitUntil(lambda: panel.analyst.latest is not None, timeout=LIMIT_MS)
    panel.features.recomputes.setFocus()
    panel.open_page("advice")
    assert before["T1"] not in page.advice.cards.values()
    qtbot.waitUntil(lambda: "T1" in shown(page), timeout=LIMIT_MS)
    assert not cards(page)["T1"].settled


def test_what_is_done_is_not_asked_how_to_try(page, document, controller, qtbot, monkeypatch):
    """Where there is no Xvfb and display time is at stake."""
    card = filled(page, document, controller, qtbot)["T3"]
    with monkeypatch.context() as patch:
        patch.setenv("PATH", "")
        click(qtbot, card.trying)
    assert card.with_window.isVisible()
    click(qtbot, card.done)
    assert not card.with_window.isVisible() and not card.without_window.isVisible()
    assert card.trying.isVisible() and not card.trying.isEnabled()


def test_a_document_of_the_same_name_is_not_changed(page, document, controller, qtbot, tmp_path):
    document.saveAs(str(tmp_path / "PanelTest.FCStd"))
    card = filled(page, document, controller, qtbot)["T1"]
    FreeCAD.closeDocument(document.Name)
    other = box_ball_fusion("PanelTest")
    for button in (card.apply, card.trying):
        click(qtbot, button)
        assert card.status.says == "It is not in an open document any more."
    assert other.Box.Length.Value == 10
    FreeCAD.closeDocument(other.Name)
    again = FreeCAD.openDocument(str(tmp_path / "PanelTest.FCStd"))
    again.UndoMode = 1
    click(qtbot, card.apply)
    assert card.status.says.startswith("Applied") and again.Box.Length.Value == 30


def test_what_can_t_be_applied_says_why(page, document, controller, planted, qtbot):
    card = filled(page, document, controller, qtbot)["T1"]
    document.UndoMode = 0
    click(qtbot, card.apply)
    assert card.status.says.startswith("Not applied: ") and document.Box.Length.Value == 10
    document.UndoMode = 1
    FreeCADGui.ActiveDocument.setEdit("Ball")
    try:
        click(qtbot, card.apply)
    finally:
        FreeCADGui.ActiveDocument.resetEdit()
        FreeCADGui.Control.closeDialog()
    assert card.status.says == "Finish what you are editing first."
    assert document.Box.Length.Value == 10
    qtbot.waitUntil(lambda: not FreeCADGui.Control.activeDialog(), timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: not FreeCADGui.Control.activeDialog(), timeout=LIMIT_MS)
    planted([unthought])
    edit(document, 7)
    qtbot.waitUntil(lambda: "T4" in shown(page), timeout=LIMIT_MS)
    card = cards(page)["T4"]
    click(qtbot, card.apply)
    assert card.status.says == "Not applied: IndexError: list index out of range"


def test_an_undo_after_the_card_has_gone_is_written_down(page, document, controller, qtbot):
    document.UndoMode = 1
    card = filled(page, document, controller, qtbot)["T1"]
    click(qtbot, card.apply)
    assert not card.trying.isEnabled(), card.status.says
    advice, book = card.advice, page.actions.book
    controller.stop()
    filled(page, document, controller, qtbot)
    qtbot.waitUntil(lambda: card not in page.advice.cards.values(), timeout=LIMIT_MS)
    QtCore.QCoreApplication.sendPostedEvents(None, QtCore.QEvent.Type.DeferredDelete)
    while document.Box.Length.Value != 10:
        document.undo()
    dock.panel(show=True).panel._tick()
    book.join()
    assert book.latest.of(advice).done_at is None


def test_done_stays_until_the_next_recording(page, document, controller, qtbot):
    card = filled(page, document, controller, qtbot)["T1"]
    click(qtbot, card.done)
    assert card.status.says.startswith("Done.")
    edit(document, 7)
    qtbot.waitUntil(lambda: settled(page), timeout=LIMIT_MS)
    assert cards(page)["T1"] is card and card.status.says.startswith("Done.")
    controller.stop()
    fresh = filled(page, document, controller, qtbot)
    qtbot.waitUntil(lambda: cards(page)["T1"] is not card, timeout=LIMIT_MS)
    assert fresh["T2"].status.says == ""


def test_not_for_me_goes_away_and_can_be_brought_back(page, document, controller, qtbot):
    card = filled(page, document, controller, qtbot)["T1"]
    click(qtbot, card.not_for_me)
    assert "T1" not in cards(page) and page.hidden.text() == "Bring back (1)"
    edit(document, 7)
    qtbot.waitUntil(lambda: settled(page), timeout=LIMIT_MS)
    controller.stop()
    controller.record("lightweight")
    edit(document, 8)
    qtbot.waitUntil(lambda: "T2" in cards(page), timeout=LIMIT_MS)
    assert "T1" not in cards(page)
    click(qtbot, page.hidden)
    assert "T1" in cards(page) and not page.hidden.isVisible()


@pytest.mark.parametrize("occasion", ["recompute", "opening", "saving"])
def test_what_was_really_saved_says_each_time_of_what(occasion):
    change = {"title": message_to_plain(message("Smaller file")), "occasion": occasion}
    row = stored.Advice("T1", "Doc", "", change, None, "", 1.0, done_at=2.0, really_saved_ns=10**9)
    told = f"Done before: Smaller file. It really saved 1.00 s each {occasion}."
    assert words.really_saved([row]) == told
