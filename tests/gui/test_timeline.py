# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of the timeline, with mouse and keys, inside the real FreeCAD."""

from __future__ import annotations

import pytest
from timeline_page import LEFT, MS, RECOMPUTE, SECOND, SPANS, Key, no_analysis_goes_on, page, place

from PerfProfilerWorkbench.analysis.timeline import Line
from PerfProfilerWorkbench.model.span import ObjectKey, SpanKind
from PerfProfilerWorkbench.qt import QtCore, QtGui, QtWidgets

__all__ = ["no_analysis_goes_on", "page"]  # fixtures


def turn_wheel(canvas, x: int, eighths: int) -> None:
    point, none = QtCore.QPointF(x, 50), QtCore.QPoint(0, 0)
    QtWidgets.QApplication.sendEvent(canvas, QtGui.QWheelEvent(
        point, QtCore.QPointF(canvas.mapToGlobal(point.toPoint())), none,
        QtCore.QPoint(0, eighths), QtCore.Qt.MouseButton.NoButton,
        QtCore.Qt.KeyboardModifier.NoModifier, QtCore.Qt.ScrollPhase.NoScrollPhase, False,
    ))  # fmt: skip


def test_the_wheel_zooms_at_the_pointer_and_a_drag_moves(page, qtbot):
    canvas, zoom = page.canvas, page.canvas.zoom
    x = canvas.width() // 3
    time_ns = zoom.time_ns(x)
    turn_wheel(canvas, x, 600)
    assert zoom.seen_ns < 6 * SECOND
    assert zoom.x(time_ns) == pytest.approx(x, abs=1)
    start_ns = zoom.start_ns
    y = place(canvas, Line.RECOMPUTES, 0).y()
    qtbot.mousePress(canvas, LEFT, pos=QtCore.QPoint(x, y))
    qtbot.mouseMove(canvas, QtCore.QPoint(x + 40, y))
    qtbot.mouseRelease(canvas, LEFT, pos=QtCore.QPoint(x + 40, y))
    assert start_ns - zoom.start_ns == pytest.approx(40 * zoom.step_ns, rel=0.01)
    assert canvas.chosen is None
    turn_wheel(canvas, x, -3000)
    assert zoom.whole


def test_a_click_chooses_and_the_sentence_tells_it(page, qtbot):
    canvas = page.canvas
    qtbot.mouseClick(canvas, LEFT, pos=place(canvas, Line.RECOMPUTES, 3000 * MS))
    assert canvas.thing is RECOMPUTE
    said = page.sentence.says
    assert said.startswith("Recompute of Doc 4.00 s at ")
    assert said.endswith(": 3 features, 75 % Pocket for the motor")
    assert canvas.accessibleDescription() == said
    qtbot.mouseClick(canvas, LEFT, pos=place(canvas, Line.FEATURES, 4000 * MS))
    assert "compute 500 ms, display 2.50 s" in page.sentence.says
    qtbot.mouseClick(canvas, LEFT, pos=QtCore.QPoint(2, 2))
    assert canvas.thing is None and "longest recompute" in page.sentence.says


def test_hovering_tells_without_choosing(page, qtbot):
    point = place(page.canvas, Line.COMMANDS, 3000 * MS)
    qtbot.mouseMove(page.canvas, point)
    page.canvas._hover(point)  # FreeCAD under test may not be the window with the pointer
    assert "4.20 s at" in page.sentence.says
    page.canvas.leaveEvent(None)
    assert "longest recompute" in page.sentence.says


def test_a_double_click_fits_and_opens_the_flame_which_escape_closes(page, qtbot):
    canvas = page.canvas
    qtbot.mouseDClick(canvas, LEFT, pos=place(canvas, Line.RECOMPUTES, 3000 * MS))
    assert (canvas.zoom.start_ns, canvas.zoom.end_ns) == (1800 * MS, 6200 * MS)
    assert page.flame.isVisible()
    assert "Processor reads them" in page.flame.note.says
    flame = page.flame.canvas
    flame.setFocus()
    qtbot.waitUntil(flame.hasFocus, timeout=5000)
    qtbot.keyClick(flame, Key.Key_Down)
    qtbot.keyClick(flame, Key.Key_Down)
    assert page.sentence.says.startswith("Pocket for the motor 3.00 s")
    qtbot.keyClick(flame, Key.Key_Left)
    assert flame.thing.span.object == "Box"
    qtbot.mouseClick(page.flame.by_total, LEFT)
    assert [box.span and box.span.object for box in flame.bands[1].row.all()] == [
        "Cut",
        "Box",
        "Fillet",
        None,
    ]
    qtbot.keyClick(flame, Key.Key_Escape)
    assert not page.flame.isVisible()
    assert canvas.hasFocus()


def test_keys_walk_from_span_to_span_and_zoom(page, panel, qtbot):
    canvas, zoom = page.canvas, page.canvas.zoom
    qtbot.keyClick(canvas, Key.Key_Down)
    assert canvas.thing.kind is SpanKind.FREEZE
    for _ in range(3):
        qtbot.keyClick(canvas, Key.Key_Down)
    names = [canvas.thing.object]
    qtbot.keyClick(canvas, Key.Key_Left)
    names.append(canvas.thing.object)
    qtbot.keyClick(canvas, Key.Key_Right)
    qtbot.keyClick(canvas, Key.Key_Right)
    names.append(canvas.thing.object)
    assert names == ["Cut", "Box", "Fillet"]
    qtbot.keyClick(canvas, Key.Key_Plus)
    assert zoom.seen_ns == 6 * SECOND
    assert zoom.start_ns < 5500 * MS < zoom.end_ns
    qtbot.keyClick(canvas, Key.Key_Minus)
    assert zoom.whole
    qtbot.keyClick(canvas, Key.Key_Space)
    assert zoom.seen_ns == 440 * MS
    qtbot.keyClick(canvas, Key.Key_Home)
    assert zoom.whole
    qtbot.keyClick(canvas, Key.Key_Return)
    assert panel.page is panel.features


def test_what_is_chosen_comes_into_sight(page, qtbot):
    canvas, zoom = page.canvas, page.canvas.zoom
    qtbot.keyClick(canvas, Key.Key_Down)
    zoom.show(9 * SECOND, 10 * SECOND)
    qtbot.keyClick(canvas, Key.Key_Down)
    assert zoom.start_ns < canvas.thing.end_ns and canvas.thing.start_ns < zoom.end_ns


def test_a_feature_that_others_want_to_show_is_chosen_and_fitted(page, controller):
    controller.open_page("timeline", ObjectKey("Doc", "Cut"))
    assert page.canvas.thing is SPANS[1]
    assert page.canvas.zoom.start_ns > 2 * SECOND
    controller.open_page("timeline", ObjectKey("Doc", "Gone"))
    assert page.canvas.thing is SPANS[1]


def test_time_runs_from_left_to_right_where_reading_does_not(page, qtbot):
    page.setLayoutDirection(QtCore.Qt.LayoutDirection.RightToLeft)
    try:
        canvas = page.canvas
        points = [place(canvas, Line.FEATURES, at * MS) for at in (2200, 5800)]
        qtbot.mouseClick(canvas, LEFT, pos=points[0])
        assert canvas.thing.object == "Box"
        qtbot.mouseClick(canvas, LEFT, pos=points[1])
        assert canvas.thing.object == "Fillet"
        assert points[0].x() < points[1].x()
    finally:
        page.unsetLayoutDirection()
