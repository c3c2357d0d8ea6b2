# SPDX-License-Identifier: LGPL-2.1-or-later
"""The whole story with mouse and keys: what is slow, what to do, what that really saved."""

from __future__ import annotations

import FreeCAD
import FreeCADGui
import pytest
from clicks import choose, click, double_click, in_tree, saved_as, wheel_to, xdotool
from documents import close_all
from waiting import calm, let_run, until

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.export.formats import format_of
from PerfProfilerWorkbench.gui import dock
from PerfProfilerWorkbench.gui.exporting import State, exports
from PerfProfilerWorkbench.qt import QtCore, QtWidgets

TRIAL_MS, RECOMPUTE_MS = 300_000, 120_000
ALIAS, DEPTHS = "engraving_depth", ("0.9 mm", "1.1 mm")


@pytest.fixture
def story(panel, qtbot, tmp_path, monkeypatch):
    """The panel on its first page, with a store of its own."""
    monkeypatch.setenv("PERFPROFILER_STORE", str(tmp_path / "recordings.sqlite"))
    FreeCADGui.getMainWindow().setGeometry(0, 0, 1500, 930)
    dock.panel(show=True)
    width, horizontal = [460], QtCore.Qt.Orientation.Horizontal
    FreeCADGui.getMainWindow().resizeDocks([dock.panel(show=True)], width, horizontal)
    let_run(qtbot)
    go_to(qtbot, panel, "overview")
    yield panel
    panel.analyst.book.join()
    close_all()


def press(qtbot, widget):
    """A real click, on what a person has scrolled to."""
    until(qtbot, lambda: widget.isVisible() and widget.isEnabled())
    wheel_to(qtbot, widget)
    calm(qtbot)
    click(qtbot, (widget, widget.rect()))


def go_to(qtbot, panel, name):
    """By the bar below, or its menu."""
    number = next(n for n, page in enumerate(panel.each) if page.name == name)
    button = panel.bar.buttons[number]
    if button.isVisible():
        press(qtbot, button)
    else:
        choose(qtbot, panel.bar.more, button.text())
    until(qtbot, lambda: panel.page.name == name)


def edit(qtbot, sheet, text):
    """A cell by keys, in the spreadsheet's own view."""
    double_click(qtbot, in_tree(qtbot, sheet))
    until(qtbot, tables)
    table = tables()[-1]
    column, row = cell_of(sheet, ALIAS)
    index = table.model().index(row, column)
    until(qtbot, lambda: table.viewport().rect().contains(table.visualRect(index)))
    click(qtbot, cell_in(table, table.visualRect(index)))
    until(qtbot, lambda: table.currentIndex() == index)
    xdotool(qtbot, "type", text)
    xdotool(qtbot, "key", "Return")
    until(qtbot, lambda: getattr(sheet, ALIAS).Value == float(text.split()[0]))


def tables():
    """The views of spreadsheets that are open."""
    return shown("SheetTableView")


def shown(name):
    """The widgets of a C++ class that are visible, also those in a scene (FreeCAD 1.1)."""
    widgets = [one for one in QtWidgets.QApplication.allWidgets() if one.isVisible()]
    return [one for one in widgets if one.metaObject().className().endswith(name)]


def cell_in(table, box):
    """What can be clicked: FreeCAD 1.1 has the table in a scene that can be zoomed."""
    zoomed = shown("ZoomableView")
    if not zoomed:
        return table.viewport(), box
    point = table.viewport().mapTo(table, box.center())
    scene, window = zoomed[-1], FreeCADGui.getMainWindow()
    found = scene.mapTo(window, scene.mapFromScene(QtCore.QPointF(point)))
    return window, QtCore.QRect(found, found)


def cell_of(sheet, alias):
    name = sheet.getCellFromAlias(alias)
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return column - 1, int(name[len(letters) :]) - 1


def recomputed(qtbot, panel, controller, count):
    """Until the next recompute of the whole is taken over and looked at."""
    qtbot.waitUntil(
        lambda: (
            len(controller.costs.recomputes) >= count
            and panel.analyst.latest is not None
            and not panel.analyst.running
        ),
        timeout=RECOMPUTE_MS,
    )


def export_html(qtbot, panel, path):
    """Through the menu and the dialog of files."""
    html = texts.EXPORT, format_of("html").title
    choose(qtbot, panel.head.more, *html, then=saved_as(path))
    qtbot.waitUntil(lambda: exports().state is State.WRITTEN, timeout=RECOMPUTE_MS)


@pytest.mark.long
def test_from_what_is_slow_to_what_it_saved(story, controller, qtbot, tmp_path):
    panel = story
    # open the example, record, edit
    press(qtbot, panel.overview.start.example)
    until(qtbot, lambda: FreeCAD.ActiveDocument is not None)
    sheet = FreeCAD.ActiveDocument.getObjectsByLabel("Parameters")[0]
    press(qtbot, panel.head.record)
    until(qtbot, lambda: controller.running)
    edit(qtbot, sheet, DEPTHS[0])
    recomputed(qtbot, panel, controller, 1)
    # read the overview
    until(qtbot, lambda: "recompute" in panel.overview.sentence.says)
    print("overview:", panel.overview.sentence.says)
    until(qtbot, lambda: panel.overview.best.cards)
    best = next(card for card in panel.overview.best.cards.values() if card.trying.isVisible())
    print("advice:", best.title.says, "|", best.facts.says)
    # this is the baseline
    go_to(qtbot, panel, "compare")
    press(qtbot, panel.compare.make)
    until(qtbot, panel.compare.ask.isVisible)
    xdotool(qtbot, "key", "ctrl+a")
    xdotool(qtbot, "type", "as opened")
    xdotool(qtbot, "key", "Return")
    until(qtbot, lambda: "as opened" in panel.compare.said.says)
    # open the top advice, try it
    go_to(qtbot, panel, "overview")
    press(qtbot, best.trying)
    until(qtbot, lambda: panel.page.name == "advice")
    card = next(
        one for one in panel.advice.advice.cards.values() if one.advice.key == best.offer.advice.key
    )
    until(qtbot, lambda: card.tried or card.with_window.isVisible())
    if card.with_window.isVisible():
        press(qtbot, card.with_window)
    qtbot.waitUntil(lambda: card.trial is not None, timeout=TRIAL_MS)
    print("trial:", card.trial.verdict.value, "|", card.status.says, card.facts.says)
    # apply it, edit again
    press(qtbot, card.apply)
    until(qtbot, lambda: card.settled)
    choose(qtbot, panel.head.more, texts.CLEAR)  # from here on it is another recording
    until(qtbot, lambda: not controller.costs.count)
    edit(qtbot, sheet, DEPTHS[1])
    recomputed(qtbot, panel, controller, 1)
    # compare
    go_to(qtbot, panel, "compare")
    sentence = panel.compare.sentence
    qtbot.waitUntil(lambda: "as opened" in sentence.says, timeout=RECOMPUTE_MS)
    print("compare:", sentence.says)
    # export
    path = tmp_path / "story.html"
    export_html(qtbot, panel, path)
    text = path.read_text("utf-8")
    assert "Tuning knob" in text and "<html" in text
