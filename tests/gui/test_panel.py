# SPDX-License-Identifier: LGPL-2.1-or-later
"""The panel as a person uses it, inside the real FreeCAD."""

from __future__ import annotations

import csv
from dataclasses import replace

import FreeCAD
import FreeCADGui
import pytest

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.export.table import csv_table, markdown_table
from PerfProfilerWorkbench.gui import dock, exporting, settings
from PerfProfilerWorkbench.model.span import SpanKind
from PerfProfilerWorkbench.qt import QtCore, QtGui, QtWidgets

LEFT = QtCore.Qt.MouseButton.LeftButton


def panel_of(controller, qtbot):
    shown = dock.panel(show=True)
    qtbot.waitUntil(shown.panel.isVisible, timeout=5000)
    shown.panel.open_page("features")
    return shown.panel


def cells(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def edit(document, length):
    document.Box.Length = length
    document.recompute()


def test_record_edit_and_read_the_table(controller, document, qtbot):
    panel = panel_of(controller, qtbot)
    qtbot.mouseClick(panel.head.record, LEFT)
    assert controller.running
    edit(document, 12)
    qtbot.waitUntil(lambda: len(cells(panel.features.table)) > 0, timeout=5000)
    rows = {row[0]: row for row in cells(panel.features.table)}
    assert set(rows) == {"Box", "My fusion"}
    assert rows["My fusion"][4:7] == ["1", "ok", "Part::Fuse"]
    assert "My fusion" in panel.notice.says or "Box" in panel.notice.says
    edit(document, 13)
    qtbot.waitUntil(lambda: cells(panel.features.table)[0][4] == "2", timeout=5000)
    assert panel.features.recomputes.model().rowCount() == 3  # all of them, and two
    qtbot.mouseClick(panel.head.record, LEFT)
    assert not controller.running
    edit(document, 14)
    assert len(controller.costs.recomputes) == 2


def test_a_chosen_recompute_filters_the_features(controller, document, qtbot):
    panel = panel_of(controller, qtbot)
    controller.record()
    edit(document, 15)
    document.Ball.Radius = 6
    document.Ball.touch()
    document.recompute()
    controller.stop()
    everything = {row[0] for row in cells(panel.features.table)}
    assert everything == {"Box", "Ball", "My fusion"}
    newest = panel.features.recomputes.model().index(1, 0)
    panel.features.recomputes.setCurrentIndex(newest)
    assert {row[0] for row in cells(panel.features.table)} == {"Ball", "My fusion"}


def test_sorting_by_each_column_and_back(controller, document, qtbot):
    panel = panel_of(controller, qtbot)
    controller.record()
    edit(document, 16)
    controller.stop()
    for column in range(panel.features.table.model().columnCount()):
        panel.features.table.sortByColumn(column, QtCore.Qt.SortOrder.AscendingOrder)
        ascending = [row[0] for row in cells(panel.features.table)]
        panel.features.table.sortByColumn(column, QtCore.Qt.SortOrder.DescendingOrder)
        assert sorted(ascending) == sorted(row[0] for row in cells(panel.features.table))
    panel.features.table.sortByColumn(0, QtCore.Qt.SortOrder.AscendingOrder)
    assert [row[0] for row in cells(panel.features.table)] == ["Box", "My fusion"]


def test_a_double_click_selects_the_object(controller, document, qtbot):
    panel = panel_of(controller, qtbot)
    controller.record()
    edit(document, 17)
    controller.stop()
    panel.features.table.sortByColumn(0, QtCore.Qt.SortOrder.AscendingOrder)
    place = panel.features.table.visualRect(panel.features.table.model().index(1, 0)).center()
    viewport = panel.features.table.viewport()
    qtbot.mouseClick(viewport, LEFT, pos=place)
    qtbot.mouseDClick(viewport, LEFT, pos=place)
    assert [obj.Name for obj in FreeCADGui.Selection.getSelection()] == ["Fusion"]


def test_an_object_that_is_gone_is_said_to_be_gone(controller, document, qtbot):
    panel = panel_of(controller, qtbot)
    controller.record()
    edit(document, 18)
    controller.stop()
    cost = next(cost for cost in panel.features.table.costs() if cost.label == "My fusion")
    document.removeObject("Fusion")
    panel.features.table.opened.emit(cost)
    assert "My fusion" in panel.notice.says


def test_copying_in_three_forms(controller, document, qtbot):
    panel = panel_of(controller, qtbot)
    controller.record()
    edit(document, 19)
    controller.stop()
    panel.features.table.sortByColumn(0, QtCore.Qt.SortOrder.AscendingOrder)
    panel.features.table.copy()
    text = QtWidgets.QApplication.clipboard().text()
    assert [line.split()[0] for line in text.splitlines()] == ["Feature", "Box", "My"]
    assert panel.features.table.text(markdown_table).startswith("| Feature | Time |")
    rows = list(csv.reader(panel.features.table.text(csv_table).splitlines()))
    assert [row[0] for row in rows] == ["Feature", "Box", "My fusion"]


def test_exporting_what_is_shown(controller, document, qtbot, tmp_path):
    panel_of(controller, qtbot)
    controller.record()
    document.Fusion.Label = "=cmd()"
    edit(document, 20)
    controller.stop()
    path = tmp_path / "table.csv"
    assert exporting.export(controller, str(path))
    with open(path, encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["object"], row["label"]) for row in rows] == [
        ("Box", "Box"),
        ("Fusion", "'=cmd()"),
    ]
    assert all(int(row["total_ns"]) > 0 for row in rows)


@pytest.mark.parametrize("format", exporting.FORMATS, ids=lambda format: format.ending)
def test_each_format_is_written(controller, document, qtbot, tmp_path, format):
    panel_of(controller, qtbot)
    controller.record()
    edit(document, 21)
    controller.stop()
    path = tmp_path / f"out{format.ending}"
    for anonymous in (False, True):
        settings.set_flag(settings.ANONYMOUS, anonymous)
        try:
            assert exporting.export(controller, str(path), format)
        finally:
            settings.set_flag(settings.ANONYMOUS, False)
        content = path.read_text("utf-8")
        assert len(content) > 100 and ("My fusion" in content) is not anonymous


def test_clearing_while_recording_goes_on(controller, document, qtbot):
    panel = panel_of(controller, qtbot)
    controller.record()
    edit(document, 21)
    panel._tick()
    assert cells(panel.features.table)
    qtbot.mouseClick(panel.head.clear, LEFT)
    panel.refresh()
    assert cells(panel.features.table) == [] and controller.running
    edit(document, 22)
    assert controller.refresh() and len(controller.costs.recomputes) == 1


def test_display_is_told_from_compute(controller, document, qtbot):
    torus = document.addObject("Part::Torus", "Torus")
    document.recompute()
    controller.record()
    torus.ViewObject.AngularDeflection = 8
    torus.Radius1 = 12
    torus.touch()
    document.recompute()
    controller.stop()
    (cost,) = [c for c in controller.costs.features(controller.session.features) if c.total_ns]
    assert cost.key.object == "Torus"
    assert cost.display_ns > cost.compute_ns


def test_a_failing_feature_is_shown_as_failed_with_its_own_time(controller, document, qtbot):
    panel = panel_of(controller, qtbot)
    bad = document.addObject("Part::Fillet", "Bad")
    bad.Base, bad.Edges = document.Fusion, [(99, 1, 1)]
    controller.record()
    document.recompute()
    controller.stop()
    rows = {row[0]: row for row in cells(panel.features.table)}
    assert rows["Bad"][4:6] == ["1", "failed"]
    assert rows["Bad"][1] not in ("", "—", "0 ms")


def test_times_that_nothing_tells_apart_stand_in_brackets(controller, document, qtbot):
    panel = panel_of(controller, qtbot)
    bad = document.addObject("Part::Fillet", "Bad")
    bad.Base, bad.Edges = document.Fusion, [(99, 1, 1)]
    document.addObject("Part::Box", "Next")
    controller.record()
    document.recompute()
    controller.stop()
    rows = {row[0]: row for row in cells(panel.features.table)}
    assert rows["Bad"][1].startswith("[") and rows["Next"][1].startswith("[")
    group = [cost for cost in panel.features.table.costs() if cost.shared_group is not None]
    assert {cost.label for cost in group} == {"Bad", "Next"}


def test_a_preset_is_chosen_at_the_record_button_and_remembered(controller, qtbot):
    panel = panel_of(controller, qtbot)
    menu = panel.head.record.menu()
    full = menu.actions()[-1]
    try:
        full.trigger()
        menu.aboutToShow.emit()
        assert [action.isChecked() for action in menu.actions()] == [False] * 4 + [True]
        controller.toggle()
        assert controller.recording.preset == "full"
    finally:
        controller.stop()
        menu.actions()[0].trigger()
    assert controller.preset == "lightweight"


def test_no_repaint_inside_a_recompute(controller, document, qtbot):
    """FreeCAD lets timers run inside a recompute; ours must do nothing then."""
    panel = panel_of(controller, qtbot)
    seen = []

    class Waiting:
        def __init__(self, obj):
            obj.Proxy = self

        def execute(self, obj):
            before = controller.costs.count
            panel._tick()
            seen.append((controller.inside_recompute, controller.costs.count == before))

    Waiting(document.addObject("Part::FeaturePython", "Waiting"))
    controller.record()
    edit(document, 23)
    assert seen == [(True, True)]
    panel._tick()
    assert controller.costs.count > 0 and not controller.inside_recompute


def test_the_panel_rests_while_it_is_hidden(controller, qtbot):
    panel = panel_of(controller, qtbot)
    assert panel._timer.isActive() and panel._timer.interval() >= 250
    dock.panel(show=False)
    qtbot.waitUntil(lambda: not panel._timer.isActive(), timeout=5000)


def test_closing_and_opening_is_remembered(controller, qtbot):
    shown = dock.panel(show=True)
    assert settings.flag(settings.PANEL_OPEN)
    shown.close()
    assert not settings.flag(settings.PANEL_OPEN)


def test_live_numbers(controller, document, qtbot):
    panel = panel_of(controller, qtbot)
    values = panel.overview.live._values
    qtbot.waitUntil(lambda: values[2].text() == "3" and "MiB" in values[0].text(), timeout=9000)
    for obj in document.Objects:
        obj.Visibility = obj.Name == "Box"
    panel.overview.live._rest = 0
    qtbot.waitUntil(lambda: values[3].text() == "6", timeout=9000)
    for name in list(FreeCAD.listDocuments()):
        FreeCAD.closeDocument(name)
    panel.overview.live._rest = 0
    qtbot.waitUntil(lambda: values[2].text() == "—", timeout=9000)
    assert "no document" in values[2].toolTip()


def test_a_refresh_leaves_the_table_where_it_was_scrolled_to(controller, document, qtbot):
    for number in range(60):
        document.addObject("Part::Box", f"Extra{number}")
    panel = panel_of(controller, qtbot)
    panel.features.table.sortByColumn(1, QtCore.Qt.SortOrder.DescendingOrder)
    QtGui.QCursor.setPos(0, 0)  # rows wait while the mouse is over them
    qtbot.waitUntil(lambda: not panel.features.table.viewport().underMouse(), timeout=5000)
    controller.record()
    bar = panel.features.table.verticalScrollBar()
    for _ in range(3):
        for obj in document.Objects:
            obj.touch()
        document.recompute()
        panel._tick()
        qtbot.waitUntil(lambda: bar.maximum() > 10, timeout=5000)
        assert bar.value() == 0
        times = [cost.total_ns for cost in panel.features.table.costs()]
        assert times == sorted(times, reverse=True)
    bar.setValue(7)
    edit(document, 24)
    panel._tick()
    assert bar.value() == 7


def test_times_of_many_seconds_are_sorted_by_their_size(controller, document, qtbot):
    """PySide2 hands integers to Qt as 32 bits, which 2.2 s in nanoseconds do not fit into."""
    panel = panel_of(controller, qtbot)
    with record() as recording:
        edit(document, 25)
    seconds = {"Short": 1, "Long": 3, "Longer": 70}
    template = next(span for span in recording.session.spans if span.kind is SpanKind.FEATURE)
    spans = [
        replace(template, object=name, compute_ns=length * 10**9)
        for name, length in seconds.items()
    ]
    controller.show_session(replace(recording.session, spans=tuple(spans)))
    panel.features.table.sortByColumn(1, QtCore.Qt.SortOrder.AscendingOrder)
    assert [row[0] for row in cells(panel.features.table)] == list(seconds)
