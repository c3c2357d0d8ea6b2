# SPDX-License-Identifier: LGPL-2.1-or-later
"""The pictures of the real 3D view: each once, with its time, and whether the camera moved."""

from __future__ import annotations

import sys
from time import perf_counter_ns

import FreeCAD
import FreeCADGui
import pytest
from clicks import xdotool
from documents import box_ball_fusion
from views import delete_what_is_closed, move_camera, quiet_view
from waiting import let_run, until

from PerfProfilerWorkbench.capture.frames import FrameWatch, open_views
from PerfProfilerWorkbench.capture.view_frames import canvas
from PerfProfilerWorkbench.model.activity import Frame
from PerfProfilerWorkbench.qt import QtCore, QtWidgets


@pytest.fixture
def problems():
    return {}


@pytest.fixture
def watch(problems):
    """A watch of frames, installed by the test; it comes down whatever happens."""
    made = FrameWatch(problems)
    yield made
    made.remove()
    assert problems == {}


@pytest.fixture
def view(document, qtbot):
    return quiet_view(document, qtbot)


def draw(watch, view, qtbot):
    """Have the view drawn anew; its next frame."""
    known = len(watch.frames)
    canvas(view).update()
    until(qtbot, lambda: len(watch.frames) > known)
    return watch.frames[known]


def wait_for_picture(view, qtbot):
    """Until the view is shown again, whoever notes it."""
    shown = []

    def note():
        shown.append(True)

    canvas(view).frameSwapped.connect(note)
    canvas(view).update()
    until(qtbot, lambda: shown)
    canvas(view).frameSwapped.disconnect(note)


def settle(watch, view, qtbot):
    """Until nothing is drawn for what was done before."""
    until(qtbot, lambda: not draw(watch, view, qtbot).moved)


def test_a_frame_moved_if_the_camera_did_and_only_then(watch, view, qtbot):
    watch.install()
    settle(watch, view, qtbot)
    for _ in range(3):
        before_ns = perf_counter_ns()
        move_camera(view)
        frame = draw(watch, view, qtbot)
        assert frame.moved and not frame.dragging and frame.handled_ns == 0
        assert before_ns < frame.time_ns
        assert 0 < frame.draw_ns < perf_counter_ns() - frame.time_ns
        settle(watch, view, qtbot)
    assert watch.frames == sorted(watch.frames)


def test_what_changes_in_the_scene_moves_no_camera(watch, document, view, qtbot):
    watch.install()
    settle(watch, view, qtbot)
    document.Box.ViewObject.ShapeColor = (1.0, 0.0, 0.0)
    assert not draw(watch, view, qtbot).moved
    move_camera(view, by=0.0)  # Coin says that the node changed
    assert not draw(watch, view, qtbot).moved


@pytest.mark.parametrize("kinds", [("Perspective",), ("Perspective", "Orthographic")])
def test_another_projection_has_another_camera_which_is_watched_too(watch, view, qtbot, kinds):
    watch.install()
    settle(watch, view, qtbot)
    for kind in kinds:  # twice between two frames it is of the same kind again
        view.setCameraType(kind)
    settle(watch, view, qtbot)
    move_camera(view)
    assert draw(watch, view, qtbot).moved


def test_turning_the_view_with_the_mouse_is_told(watch, view, qtbot):
    before = view.getNavigationType()
    view.setNavigationType("Gui::InventorNavigationStyle")  # the left button turns
    watch.install()
    settle(watch, view, qtbot)
    known = len(watch.frames)
    middle = canvas(view).mapToGlobal(canvas(view).rect().center())
    path = [("mousemove", middle.x() + 9 * step, middle.y() + 4 * step) for step in range(8)]
    try:
        xdotool(qtbot, *path[0], "sleep", 0.2, "mousedown", 1)
        for each in path[1:]:
            xdotool(qtbot, *each, "sleep", 0.05)
        xdotool(qtbot, "mouseup", 1)
        until(qtbot, lambda: sum(frame.moved for frame in watch.frames[known:]) >= 3)
    finally:
        view.setNavigationType(before)
    assert not any(frame.dragging for frame in watch.frames)


def test_frames_within_a_recompute_are_frames(watch, document, view, qtbot):
    watch.install()
    settle(watch, view, qtbot)
    known = len(watch.frames)

    class Draws:
        def execute(self, obj):
            canvas(view).update()
            FreeCADGui.updateGui()

    feature = document.addObject("App::FeaturePython", "Draws")
    feature.Proxy = Draws()
    before_ns = perf_counter_ns()
    document.recompute()
    after_ns = perf_counter_ns()
    assert any(before_ns < frame.time_ns < after_ns for frame in watch.frames[known:])


def test_views_that_come_are_watched_and_those_that_go_forgotten(watch, document, view, qtbot):
    """FreeCAD 1.1's start page has an OpenGL widget, too: it is no view."""
    watch.install()
    assert len(watch._views) == len(open_views()) == 1
    FreeCADGui.runCommand("Std_ViewCreate", 0)
    other = box_ball_fusion("Other")
    watch.scan()
    watch.scan()
    assert len(watch._views) == len(open_views()) == 3
    draw(watch, quiet_view(other, qtbot), qtbot)
    FreeCAD.closeDocument(other.Name)
    watch.scan()
    let_run(qtbot)
    delete_what_is_closed()
    watch.scan()
    assert len(watch._views) == 2
    FreeCAD.closeDocument(document.Name)
    delete_what_is_closed()
    watch.remove()  # of views that are gone


def test_a_document_that_closes_while_others_look_at_the_views_does_no_harm(
    watch, document, window, qtbot
):
    """Whoever hears of another window looks for views, also in the middle of closing."""
    (area,) = window.findChildren(QtWidgets.QMdiArea)
    watch.install()
    scan = watch.scan
    area.subWindowActivated.connect(scan)
    try:
        for number in range(3):
            other = box_ball_fusion(f"Other{number}")
            draw(watch, quiet_view(other, qtbot), qtbot)
            FreeCAD.closeDocument(other.Name)
            let_run(qtbot)
            delete_what_is_closed()
    finally:
        area.subWindowActivated.disconnect(scan)
    watch.scan()
    assert len(watch._views) == 1


def test_no_widget_made_later_is_taken_for_one_that_is_gone(watch, window):
    """What FreeCAD's graphicsView() gives outlives its widget, and then stands for another."""
    watch.install()
    for number in range(12):
        other = box_ball_fusion(f"Other{number}")
        watch.scan()
        for widget in window.findChildren(QtWidgets.QWidget):
            widget.isVisible()  # raises RuntimeError for a widget that is gone
        FreeCAD.closeDocument(other.Name)
        delete_what_is_closed()


def test_after_removing_nothing_of_ours_hears_of_the_view(watch, view, qtbot):
    receivers = _receivers(view)
    watch.install()
    settle(watch, view, qtbot)
    (ours,) = watch._views
    assert _receivers(view) == receivers + 1
    watch.remove()
    watch.remove()
    known = len(watch.frames)
    assert _receivers(view) == receivers
    move_camera(view)
    wait_for_picture(view, qtbot)
    assert ours._begun_ns == 0, "the filter is still there"
    assert len(watch.frames) == known


def _receivers(view):
    return canvas(view).receivers(QtCore.SIGNAL("frameSwapped()"))


def test_the_older_half_goes_when_there_are_too_many(view, problems, qtbot):
    watch = FrameWatch(problems, most=4)
    watch.install()
    try:
        times = []
        while watch.dropped < 4:
            move_camera(view)
            known = watch.dropped + len(watch.frames)
            canvas(view).update()
            until(qtbot, lambda known=known: watch.dropped + len(watch.frames) > known)
            times.append(watch.frames[-1].time_ns)
            assert len(watch.frames) <= 4
    finally:
        watch.remove()
    assert [frame.time_ns for frame in watch.frames][-1] == times[-1]
    assert watch.frames == sorted(watch.frames) and problems == {}


def test_two_views_of_one_window_have_their_frames_in_order(watch):
    """Qt shows them in any order once both are painted."""
    for time_ns in (10, 30, 20):
        watch._take(Frame(time_ns, 5))
    assert [frame.time_ns for frame in watch.frames] == [10, 20, 30]


def test_without_pivy_there_are_frames_and_a_problem(view, qtbot, monkeypatch):
    problems = {}
    watch = FrameWatch(problems)
    monkeypatch.setitem(sys.modules, "pivy", None)
    watch.install()
    try:
        frame = draw(watch, view, qtbot)
    finally:
        watch.remove()
    assert not frame.moved
    assert len(problems) == 1 and "pivy" in next(iter(problems))
