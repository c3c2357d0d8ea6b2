# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of features as a person uses it, inside the real FreeCAD."""

from __future__ import annotations

import csv
from dataclasses import replace

import FreeCADGui
import pytest
from rich_sessions import ENVIRONMENT
from views import delete_what_is_closed

from PerfProfilerWorkbench.export.table import bbcode_table, csv_table, markdown_table
from PerfProfilerWorkbench.gui import settings
from PerfProfilerWorkbench.gui.features import menu as menus
from PerfProfilerWorkbench.gui.features.column_memory import Memory, read, written
from PerfProfilerWorkbench.gui.features.page import FeaturesPage
from PerfProfilerWorkbench.model.session import Feature, Session
from PerfProfilerWorkbench.model.span import ObjectKey, Span, SpanKind
from PerfProfilerWorkbench.qt import QtCore, QtGui, QtWidgets

LEFT = QtCore.Qt.MouseButton.LeftButton
CONTROL = QtCore.Qt.KeyboardModifier.ControlModifier
ASCENDING, DESCENDING = QtCore.Qt.SortOrder.AscendingOrder, QtCore.Qt.SortOrder.DescendingOrder
TOOLTIP = QtCore.Qt.ItemDataRole.ToolTipRole
SELECTION = FreeCADGui.Selection


@pytest.fixture
def page(panel, qtbot):
    """The page, open, as nobody changed it yet, with the mouse elsewhere."""
    QtGui.QCursor.setPos(0, 0)
    panel.open_page("features")
    found = panel.features
    found.table.memory.apply(Memory())
    found.view.setCurrentIndex(0)
    found.recomputes.setCurrentIndex(0)
    found.filter.clear()
    qtbot.waitUntil(lambda: not found.table.viewport().underMouse(), timeout=5000)
    yield found
    SELECTION.clearSelection()
    found.filter.clear()
    found.view.setCurrentIndex(0)
    found.recomputes.setCurrentIndex(0)


def made(**seconds):
    """A session of one recompute of features that are in no document."""
    spans, whole = [], len(seconds) + 1
    for number, (name, length) in enumerate(seconds.items(), 1):
        of = (number, whole, SpanKind.FEATURE, "Doc", name, 0, length * 10**9)
        spans.append(Span(*of, compute_ns=length * 10**9))
    of = (whole, None, SpanKind.RECOMPUTE, "Doc", "", 0, sum(seconds.values()) * 10**9)
    types = {"Box": "Part::Box", "Fusion": "Part::Fuse"}
    features = {ObjectKey("Doc", name): Feature(name, types.get(name, "")) for name in seconds}
    head = ("lightweight", ENVIRONMENT, 1_790_000_000.0, 0, 10**12)
    return Session(*head, spans=(*spans, Span(*of)), features=features)


@pytest.fixture
def session(controller):
    """A recording that is over."""
    controller.show_session(made(Box=2, Fusion=4))


def rows(page):
    """By label, the texts of each column by its title."""
    model = page.table.features
    return {line.label: {one.title: one.show(line) for one in model.columns} for line in model.rows}


def labels(page):
    return [line.label for line in page.table.features.rows]


def sort(page, name, order=DESCENDING):
    page.table.sortByColumn(page.table.features.names.index(name), order)


def place_of(page, label):
    model = page.table.features
    return page.table.visualRect(model.index(labels(page).index(label), 0)).center()


def edit(document, length):
    document.Box.Length = length
    document.recompute()


def recorded(controller, document, length=12):
    controller.record()
    edit(document, length)
    controller.stop()


def selected():
    return [obj.Name for obj in SELECTION.getSelection()]


def test_each_edit_comes_into_the_table_and_into_the_sentence(controller, document, page, qtbot):
    controller.record()
    edit(document, 12)
    qtbot.waitUntil(lambda: set(rows(page)) == {"Box", "My fusion"}, timeout=5000)
    fusion = rows(page)["My fusion"]
    assert (fusion["Runs"], fusion["Status"], fusion["Type"]) == ("1", "ok", "Part::Fuse")
    assert page.sentence.says.startswith("2 features ran in ")
    edit(document, 13)
    qtbot.waitUntil(lambda: rows(page)["Box"]["Runs"] == "2", timeout=5000)
    assert page.recomputes.count() == 4  # all of them, always the last, and two


def test_a_chosen_recompute_is_shown_alone_and_the_last_one_follows(controller, document, page):
    controller.record()
    edit(document, 15)
    document.Ball.Radius = 6
    document.recompute()
    controller.refresh()
    page.put()
    assert set(labels(page)) == {"Box", "Ball", "My fusion"}
    page.recomputes.setCurrentIndex(3)
    page.put()
    assert set(labels(page)) == {"Box", "My fusion"}
    page.recomputes.setCurrentIndex(1)
    page.put()
    assert set(labels(page)) == {"Ball", "My fusion"}
    edit(document, 16)
    controller.refresh()
    page.put()
    assert set(labels(page)) == {"Box", "My fusion"}


def test_sorting_by_each_column_and_back(controller, session, page):
    for name in page.table.features.names:
        sort(page, name, ASCENDING)
        ascending = labels(page)
        sort(page, name, DESCENDING)
        assert sorted(ascending) == sorted(labels(page)) == ["Box", "Fusion"]
    sort(page, "feature", ASCENDING)
    assert labels(page) == ["Box", "Fusion"]
    sort(page, "feature", DESCENDING)
    assert labels(page) == ["Fusion", "Box"]


def test_what_is_not_known_comes_last_whichever_way_is_sorted(controller, session, page):
    model = page.table.features
    known = model.lines[ObjectKey("Doc", "Box")]
    known.cost = replace(known.cost, cpu_ns=7)
    other = model.lines[ObjectKey("Doc", "Fusion")]
    other.cost = replace(other.cost, cpu_ns=None)
    for order in (ASCENDING, DESCENDING):
        sort(page, "processor", order)
        assert labels(page) == ["Box", "Fusion"]


def test_times_of_many_seconds_are_sorted_by_their_size(controller, page):
    controller.show_session(made(Short=1, Longer=70, Long=3))
    sort(page, "total", ASCENDING)
    assert labels(page) == ["Short", "Long", "Longer"]


def test_a_failing_feature_keeps_its_place_with_its_time(controller, document, page):
    bad = document.addObject("Part::Fillet", "Bad")
    bad.Base, bad.Edges = document.Fusion, [(99, 1, 1)]
    controller.record()
    document.recompute()
    controller.stop()
    shown = rows(page)["Bad"]
    assert (shown["Runs"], shown["Status"]) == ("1", "failed")
    assert shown["Total"] not in ("", "—", "0 ms")
    assert page.sentence.says.endswith("Features that failed: 1.")
    index = page.table.features.index(labels(page).index("Bad"), 0)
    role = QtCore.Qt.ItemDataRole.AccessibleTextRole
    assert index.data(role) == "Bad, failed"
    picture = page.table.viewport().grab(page.table.visualRect(index)).toImage()
    edge = picture.pixelColor(1, picture.height() // 2)
    assert (edge.red(), edge.green(), edge.blue()) == (0xCC, 0, 0)


def test_what_was_repaired_is_not_failed_any_more(controller, document, page):
    bad = document.addObject("Part::Fillet", "Bad")
    bad.Base, bad.Edges = document.Box, [(99, 1, 1)]
    controller.record()
    document.recompute()
    bad.Edges = [(1, 1, 1)]
    document.recompute()
    controller.stop()
    assert rows(page)["Bad"]["Status"] == "ok"
    assert "failed" not in page.sentence.says
    index = page.table.features.index(labels(page).index("Bad"), 0)
    status = index.siblingAtColumn(page.table.features.names.index("status"))
    roles = QtCore.Qt.ItemDataRole
    assert index.data(roles.AccessibleTextRole) == "Bad"
    assert status.data(roles.ToolTipRole) == "Failed before: 1 of 2 runs"
    assert "Failed before: 1 of 2 runs" in index.data(roles.ToolTipRole)


def test_times_that_nothing_tells_apart_stand_in_brackets(controller, document, page):
    bad = document.addObject("Part::Fillet", "Bad")
    bad.Base, bad.Edges = document.Fusion, [(99, 1, 1)]
    document.addObject("Part::Box", "Next")
    controller.record()
    document.recompute()
    controller.stop()
    assert all(rows(page)[name]["Total"].startswith("[") for name in ("Bad", "Next"))
    group = [cost for cost in page.table.costs() if cost.shared_group is not None]
    assert {cost.label for cost in group} == {"Bad", "Next"}
    total = page.table.features.names.index("total")
    tip = page.table.features.index(labels(page).index("Bad"), total).data(TOOLTIP)
    assert tip.endswith("only the sum is right: Bad, Next")


def test_the_filter_hides_and_says_what_it_does_not_understand(controller, session, page, qtbot):
    qtbot.keyClicks(page.filter, "fusion")
    assert labels(page) == ["Fusion"]
    assert page.sentence.says.startswith("1 of 2 features")
    qtbot.keyClicks(page.filter, " colour>5")
    assert labels(page) == ["Fusion"] and "colour>5" in page.misread.says
    page.filter.setText(">5min")
    assert labels(page) == [] and page.misread.isHidden()
    assert page.sentence.says == "None of 2 features is like that."
    page.filter.clear()
    assert set(labels(page)) == {"Box", "Fusion"}


def test_a_click_selects_and_nothing_else_moves(controller, document, page, qtbot):
    recorded(controller, document)
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=place_of(page, "My fusion"))
    assert selected() == ["Fusion"]
    qtbot.mouseClick(page.table.viewport(), LEFT, CONTROL, place_of(page, "Box"))
    assert sorted(selected()) == ["Box", "Fusion"]


def test_what_is_selected_elsewhere_is_chosen_here(controller, document, page, qtbot):
    recorded(controller, document)
    SELECTION.addSelection("PanelTest", "Fusion")
    qtbot.waitUntil(lambda: [one.label for one in page.table.selected()] == ["My fusion"])
    SELECTION.clearSelection()
    SELECTION.addSelection("PanelTest", "Box")
    qtbot.waitUntil(lambda: [one.label for one in page.table.selected()] == ["Box"])
    assert selected() == ["Box"]


def test_nobody_listens_while_the_page_is_not_seen(controller, document, panel, page, qtbot):
    recorded(controller, document)
    SELECTION.addSelection("PanelTest", "Box")
    qtbot.waitUntil(lambda: [one.label for one in page.table.selected()] == ["Box"])
    panel.open_page("overview")
    page.table.clearSelection()
    SELECTION.addSelection("PanelTest", "Fusion")
    assert not page._watch._on and not page._watch._timer.isActive()
    panel.open_page("features")  # now it looks
    qtbot.waitUntil(lambda: len(page.table.selected()) == 2)


def test_a_page_that_is_gone_hears_nothing(controller, document, panel, qtbot):
    gone = FeaturesPage(controller, panel.analyst)
    gone.show()
    qtbot.waitUntil(lambda: gone._watch._on)
    watch = gone._watch
    gone.deleteLater()
    delete_what_is_closed()
    assert not watch._on
    SELECTION.addSelection("PanelTest", "Box")


def test_enter_selects_and_a_double_click_too(controller, document, page, qtbot):
    recorded(controller, document)
    sort(page, "feature", ASCENDING)
    page.table.setFocus()
    page.table.selectRow(0)
    assert selected() == []
    qtbot.keyClick(page.table, QtCore.Qt.Key.Key_Return)
    assert selected() == ["Box"]
    viewport = page.table.viewport()
    qtbot.mouseClick(viewport, LEFT, pos=place_of(page, "My fusion"))
    SELECTION.clearSelection()
    qtbot.mouseDClick(viewport, LEFT, pos=place_of(page, "My fusion"))
    assert selected() == ["Fusion"]


def test_ctrl_and_enter_zooms_to_it(controller, document, page, qtbot):
    recorded(controller, document)
    view = FreeCADGui.activeDocument().activeView()
    before = view.getCamera()
    page.table.setFocus()
    page.table.choose([ObjectKey("PanelTest", "Fusion")])
    qtbot.keyClick(page.table, QtCore.Qt.Key.Key_Return, CONTROL)
    assert selected() == ["Fusion"]
    qtbot.waitUntil(lambda: view.getCamera() != before, timeout=5000)


def test_an_object_that_is_gone_is_said_to_be_gone(controller, document, panel, page):
    recorded(controller, document)
    line = page.table.features.lines[ObjectKey("PanelTest", "Fusion")]
    document.removeObject("Fusion")
    page.table.opened.emit(line)
    assert "My fusion" in panel.notice.says
    page.table.opened.emit(page.table.features.lines[ObjectKey("PanelTest", "Box")])
    assert not panel.notice.isVisible()


def test_copying_in_four_forms_what_shows_as_it_shows(controller, session, page, qtbot):
    sort(page, "feature", ASCENDING)
    page.table.setFocus()
    qtbot.keyClick(page.table, QtCore.Qt.Key.Key_C, CONTROL)
    text = QtWidgets.QApplication.clipboard().text()
    assert [line.split()[0] for line in text.splitlines()] == ["Feature", "Box", "Fusion"]
    page.table.selectRow(1)
    qtbot.keyClick(page.table, QtCore.Qt.Key.Key_C, CONTROL)
    text = QtWidgets.QApplication.clipboard().text()
    assert [line.split()[0] for line in text.splitlines()] == ["Feature", "Fusion"]
    assert page.table.text(markdown_table).startswith("| Feature | Time | Total | Share |")
    assert page.table.text(bbcode_table).startswith("[code]\nFeature")
    shown = list(csv.reader(page.table.text(csv_table).splitlines()))
    assert [row[0] for row in shown] == ["Feature", "Box", "Fusion"]


def test_the_menu_copies_selects_and_asks(controller, session, panel, page, qtbot):
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=place_of(page, "Box"))
    made = menus.filled(page.table)
    copies = made.findChildren(QtWidgets.QMenu)
    assert [len(one.actions()) for one in copies] == [4, 4]
    copies[0].actions()[3].trigger()
    assert QtWidgets.QApplication.clipboard().text().startswith("[code]\nFeature")
    assert "Fusion" not in QtWidgets.QApplication.clipboard().text()
    copies[1].actions()[1].trigger()
    assert "Fusion" in QtWidgets.QApplication.clipboard().text()
    made.actions()[2].trigger()
    assert panel.page is panel.advice
    gone = []
    made.destroyed.connect(lambda *_: gone.append(True))
    made.close()
    delete_what_is_closed()
    assert gone


def test_columns_are_remembered(controller, page, qtbot):
    names = page.table.features.names
    head = page.table.horizontalHeader()
    made = QtWidgets.QMenu()
    page.table.memory.fill(made)
    (faces,) = [one for one in made.actions() if one.text() == "Faces"]
    assert not faces.isChecked()
    faces.trigger()
    assert not page.table.isColumnHidden(names.index("faces"))
    head.moveSection(head.visualIndex(names.index("faces")), 1)
    page.table.setColumnWidth(names.index("total"), 123)
    sort(page, "faces", ASCENDING)
    page.table.memory.save()
    kept = read(settings.text(settings.FEATURE_COLUMNS), names)
    assert kept.shown[:2] == ("feature", "faces") and kept.widths["total"] == 123
    assert (kept.sorted_by, kept.descending) == ("faces", False)
    page.table.memory.apply(Memory())
    assert page.table.isColumnHidden(names.index("faces"))
    page.table.memory.apply(kept)
    assert page.table.memory.memory() == kept
    page.table.memory.apply(Memory())
    page.table.memory.save()


@pytest.mark.parametrize("text", ["", "nonsense", "[]", '{"shown": 3}', '{"shown": ["x"]}'])
def test_columns_that_cannot_be_read_are_as_at_first(text):
    assert read(text, ["feature", "total"]) == Memory()
    assert read(written(Memory()), list(Memory().shown)) == Memory()


def test_features_are_rolled_up_by_what_they_lie_in(controller, document, page, qtbot):
    part = document.addObject("App::Part", "Assembly")
    part.addObject(document.Fusion)
    document.recompute()
    recorded(controller, document)
    page.view.setCurrentIndex(1)
    page.view.activated.emit(1)
    qtbot.waitUntil(lambda: labels(page) == ["Assembly"], timeout=30_000)
    lines = page.table.features.lines
    inside = [lines[ObjectKey("PanelTest", name)] for name in ("Box", "Fusion")]
    whole = page.table.features.rows[0]
    assert whole.total_ns == whole.own_ns + sum(one.total_ns for one in inside)
    page.table.setFocus()
    page.table.selectRow(0)
    qtbot.keyClick(page.table, QtCore.Qt.Key.Key_Right)
    assert set(labels(page)) == {"Assembly", "Box", "My fusion"}
    qtbot.keyClick(page.table, QtCore.Qt.Key.Key_Left)
    assert labels(page) == ["Assembly"]
    cell = page.table.visualRect(page.table.features.index(0, 0))
    arrow = page.table._first.arrow(whole, cell, page.table.layoutDirection())
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=arrow.center())
    assert len(labels(page)) == 3
    page.table.features.turn(whole, False)
    page.reveal(ObjectKey("PanelTest", "Box"))
    assert [one.label for one in page.table.selected()] == ["Box"]


def test_features_are_put_together_by_type(controller, session, page):
    page.view.setCurrentIndex(2)
    page.put()
    assert set(labels(page)) == {"Part::Box", "Part::Fuse"}
    assert sum(line.total_ns for line in page.table.features.rows) == sum(
        cost.total_ns for cost in controller.costs.features(controller.features)
    )


def test_a_click_on_what_is_no_object_leaves_the_selection_alone(document, session, page, qtbot):
    FreeCADGui.Selection.addSelection(document.Name, "Fusion")
    page.view.setCurrentIndex(2)
    page.put()
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=place_of(page, "Part::Box"))
    assert [line.label for line in page.table.selected()] == ["Part::Box"]
    assert selected() == ["Fusion"]


def test_who_comes_from_elsewhere_sees_the_feature_whatever_hides_it(controller, session, panel):
    page = panel.features
    page.filter.setText("box")
    panel.open_page("features", ObjectKey("Doc", "Fusion"))
    assert page.filter.text() == ""
    assert [one.label for one in page.table.selected()] == ["Fusion"]


def test_the_mouse_resting_on_a_feature_tells_why_it_ran(controller, document, page, panel, qtbot):
    recorded(controller, document)
    line = page.table.features.lines[ObjectKey("PanelTest", "Fusion")]
    qtbot.waitUntil(lambda: "Why it ran" in page.table.features.tip(line), timeout=30_000)
    told = page.table.features.tip(line).splitlines()
    assert told[0] == "My fusion" and told[1] == "Fusion, Part::Fuse"
    assert "Box (Length)" in told[2] and told[3].endswith("Box → My fusion")
    assert rows(page)["Box"]["Price of an edit"].startswith(("~", "≥"))


def test_a_label_with_tags_is_shown_as_it_is(controller, document, page, qtbot):
    document.Fusion.Label = "Rib <b>left</b> &lt;"
    recorded(controller, document)
    row = next(at for at, one in enumerate(page.table.features.rows) if "Rib" in one.label)
    tip = page.table.features.data(page.table.features.index(row, 0), TOOLTIP)
    shown = QtGui.QTextDocument()
    shown.setHtml(tip)
    assert shown.toPlainText().splitlines()[:2] == [document.Fusion.Label, "Fusion, Part::Fuse"]


def test_a_refresh_leaves_the_table_where_it_was_scrolled_to(controller, document, page, qtbot):
    for number in range(60):
        document.addObject("Part::Box", f"Extra{number}")
    controller.record()
    bar = page.table.verticalScrollBar()
    for _ in range(3):
        for obj in document.Objects:
            obj.touch()
        document.recompute()
        qtbot.waitUntil(lambda: bar.maximum() > 10 and not page._more.isActive(), timeout=5000)
        assert bar.value() == 0
        times = [cost.total_ns for cost in page.table.costs()]
        assert times == sorted(times, reverse=True)
    bar.setValue(7)
    edit(document, 24)
    controller.refresh()
    page.put()
    assert bar.value() == 7


def test_rows_stand_still_under_the_mouse(controller, document, page, qtbot):
    controller.record()
    edit(document, 12)
    qtbot.waitUntil(lambda: len(labels(page)) == 2, timeout=5000)
    sort(page, "runs", DESCENDING)
    before = labels(page)
    last = ObjectKey("PanelTest", "Box" if before[1] == "Box" else "Fusion")
    page.table.setFocus()
    page.table.selectRow(1)
    assert page.table.still
    for radius in (6, 7):
        document.Ball.Radius = radius
        document.getObject(last.object).touch()
        document.recompute()
    controller.refresh()
    page.put()
    assert labels(page)[:2] == before and len(labels(page)) == 3
    page.filter.setFocus()
    assert not page.table.still
    runs = [cost.runs for cost in page.table.costs()]
    assert runs == sorted(runs, reverse=True)
    assert page.table.selected() == [page.table.features.lines[last]]  # wherever it stands now


def test_a_recording_that_is_forgotten_leaves_a_sentence(controller, session, page):
    assert labels(page)
    controller.clear()
    assert labels(page) == [] and page.sentence.says.startswith("Press Record")


def test_a_narrow_page_shows_whole_words(controller, session, page, qtbot):
    for width, tall in ((240, True), (700, False)):
        page.resize(width, 500)
        page.layout().activate()
        assert (page.view.y() >= page.recomputes.geometry().bottom()) is tall
