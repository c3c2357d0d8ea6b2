# SPDX-License-Identifier: LGPL-2.1-or-later
"""How the page of features is laid out: columns, rows put together, and what stands still."""

from __future__ import annotations

import pytest
from features_page import ASCENDING, DESCENDING, LEFT, edit, labels, page, recorded, session, sort

from PerfProfilerWorkbench.gui import settings
from PerfProfilerWorkbench.gui.features.column_memory import Memory, read, written
from PerfProfilerWorkbench.model.span import ObjectKey
from PerfProfilerWorkbench.qt import QtCore, QtWidgets

__all__ = ["page", "session"]  # fixtures


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


def test_a_narrow_page_shows_whole_words(controller, session, page, qtbot):
    for width, tall in ((240, True), (700, False)):
        page.resize(width, 500)
        page.layout().activate()
        assert (page.view.y() >= page.recomputes.geometry().bottom()) is tall
