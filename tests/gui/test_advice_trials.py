# SPDX-License-Identifier: LGPL-2.1-or-later
"""Trials of advice on its card: their verdict, and nothing left behind when they are cut short."""

from __future__ import annotations

import hashlib
import os

import FreeCAD
import FreeCADGui
import pytest
from advice_page import LIMIT_MS, by_hand, cards, click, filled, fusions, hidden, page, planted
from advising_boxes import longer

from PerfProfilerWorkbench.gui import dock
from PerfProfilerWorkbench.qt import QtCore, QtWidgets

__all__ = ["page", "planted"]  # fixtures

TRIAL_MS = 120_000


@pytest.mark.long
def test_a_trial_gives_its_verdict_in_place_and_touches_nothing(
    page, document, controller, qtbot, tmp_path
):
    path = tmp_path / "Model.FCStd"
    document.saveAs(str(path))
    card = filled(page, document, controller, qtbot)["T1"]
    document.save()
    before = hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns
    modified = FreeCADGui.getDocument(document.Name).Modified
    click(qtbot, card.trying)
    assert card.trying.text() == "Cancel" and not card.apply.isEnabled()
    assert card.status.says.startswith("Copying the model")
    qtbot.waitUntil(lambda: card.status.says.startswith("starting"), timeout=LIMIT_MS)
    assert "(copying the model took " in card.status.says
    assert not cards(page)["T3"].trying.isEnabled()
    qtbot.waitUntil(lambda: not card.tried, timeout=TRIAL_MS)
    assert card.trying.text() == "Try it" and card.apply.isEnabled() and card.status.says == ""
    assert card.facts.says.startswith("changes the model: ") and "volume" in card.facts.says
    assert document.Box.Length.Value == 10
    assert (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) == before
    assert FreeCADGui.getDocument(document.Name).Modified == modified
    page.actions.book.join()
    assert page.actions.book.latest.of(card.advice).verdict == "changes the model"


def test_a_trial_that_is_cancelled_leaves_nothing_behind(page, document, controller, qtbot):
    card = filled(page, document, controller, qtbot)["T1"]
    click(qtbot, card.trying)
    folders = left_by(page, card, qtbot)
    assert all(map(os.path.isdir, folders))
    click(qtbot, card.trying)
    assert not card.tried and card.status.says == "Cancelled."
    assert not any(map(os.path.exists, folders)) and not page.actions.trying
    assert card.trial is None and card.facts.says.startswith("should save")


@pytest.mark.long
def test_a_trial_ends_with_the_panel_that_another_language_replaces(
    panel, planted, document, controller, qtbot
):
    planted([longer, by_hand, hidden], [fusions])
    shown = dock.panel(show=True)
    panel.open_page("advice")
    card = filled(panel.advice, document, controller, qtbot)["T1"]
    click(qtbot, card.trying)
    folders = left_by(panel.advice, card, qtbot)
    assert all(map(os.path.isdir, folders))
    QtWidgets.QApplication.sendEvent(shown, QtCore.QEvent(QtCore.QEvent.Type.LanguageChange))
    qtbot.waitUntil(lambda: shown.panel is not panel, timeout=LIMIT_MS)
    assert not any(map(os.path.exists, folders))


@pytest.mark.long
def test_a_trial_ends_with_its_document(page, document, controller, qtbot):
    card = filled(page, document, controller, qtbot)["T1"]
    click(qtbot, card.trying)
    folders = left_by(page, card, qtbot)
    FreeCAD.closeDocument(document.Name)
    qtbot.waitUntil(lambda: not card.tried, timeout=LIMIT_MS)
    assert card.status.says == "Cancelled: the document was closed."
    assert not any(map(os.path.exists, folders))
    click(qtbot, card.trying)
    assert card.status.says == "It is not in an open document any more."


@pytest.mark.long
def test_a_second_window_is_asked_for_first(page, document, controller, qtbot, monkeypatch):
    """Where there is no Xvfb and display time is at stake."""
    card = filled(page, document, controller, qtbot)["T3"]
    monkeypatch.setenv("PATH", "")
    click(qtbot, card.trying)
    assert not page.actions.trying and "window" in card.status.says
    assert card.with_window.isVisible() and not card.trying.isVisible()
    monkeypatch.undo()
    started = []
    card.answered.connect(started.append)
    click(qtbot, card.without_window)
    assert started == [False]
    qtbot.waitUntil(lambda: not card.tried, timeout=TRIAL_MS)
    assert card.facts.says.startswith("not tried: "), card.status.says
    assert card.trying.isVisible()


def left_by(page, card, qtbot):
    """The folders of the trial that runs."""
    trying = page.actions._trying
    assert trying is not None, (card.status.says, card.facts.says)
    qtbot.waitUntil(lambda: trying._run is not None, timeout=LIMIT_MS)
    return [trying._copy._folder, trying._run._second.folder]
