# SPDX-License-Identifier: LGPL-2.1-or-later
"""Edit modes of the real FreeCAD: entered, dragged in with the mouse, left in every way."""

from __future__ import annotations

from time import perf_counter_ns

import FreeCAD
import FreeCADGui
import Part
import pytest
import Sketcher
from clicks import xdotool
from documents import close_all
from views import point_at, quiet_view
from waiting import let_run, until

from PerfProfilerWorkbench.capture.editing import EditWatch
from PerfProfilerWorkbench.capture.frames import FrameWatch
from PerfProfilerWorkbench.capture.view_frames import canvas
from PerfProfilerWorkbench.model.span import SpanKind, Status
from PerfProfilerWorkbench.qt import QtCore, QtGui

CORNER = FreeCAD.Vector(-20, -10, 0)
MIDDLE, END = FreeCAD.Vector(20, 15, 0), FreeCAD.Vector(30, -20, 0)


class Watched:
    """What the recorder does with the watches: spans are kept, the event loop is told."""

    def __init__(self):
        self.spans, self.problems = [], {}
        self._woke_ns = perf_counter_ns()
        self.frames = FrameWatch(self.problems)
        self.editing = EditWatch(
            self.spans.append, lambda: self._woke_ns, self.frames, self.problems
        )
        self._dispatcher = QtCore.QAbstractEventDispatcher.instance()

    def install(self):
        self.frames.install()
        self.editing.install()
        self._dispatcher.awake.connect(self._wake)
        self._dispatcher.aboutToBlock.connect(self._loop)

    def _wake(self):
        self._woke_ns = perf_counter_ns()

    def _loop(self):
        self.editing.looped(perf_counter_ns())
        self._woke_ns = perf_counter_ns()

    def remove(self):
        self._dispatcher.awake.disconnect(self._wake)
        self._dispatcher.aboutToBlock.disconnect(self._loop)
        self.editing.remove()
        self.frames.remove()


@pytest.fixture
def made():
    """A document with a sketch of two lines and a box."""
    document = FreeCAD.newDocument("EditTest")
    sketch = document.addObject("Sketcher::SketchObject", "Sketch")
    sketch.addGeometry(Part.LineSegment(CORNER, MIDDLE))
    sketch.addGeometry(Part.LineSegment(MIDDLE, END))
    sketch.addConstraint(Sketcher.Constraint("Coincident", 0, 2, 1, 1))
    document.addObject("Part::Box", "Box")
    document.recompute()
    yield document
    if FreeCADGui.editDocument() is not None:
        FreeCADGui.editDocument().resetEdit()
    close_all()


@pytest.fixture
def watched(made):
    both = Watched()
    both.install()
    yield both
    both.remove()
    assert both.problems == {}


def enter(document, name):
    before_ns = perf_counter_ns()
    assert FreeCADGui.getDocument(document.Name).setEdit(document.getObject(name).ViewObject)
    return perf_counter_ns() - before_ns


def leave(document):
    before_ns = perf_counter_ns()
    FreeCADGui.getDocument(document.Name).resetEdit()
    return perf_counter_ns() - before_ns


def test_an_edit_mode_is_told_once_it_was_left(watched, made, qtbot):
    let_run(qtbot)
    entering_ns = enter(made, "Sketch")
    let_run(qtbot)
    assert watched.spans == [] and watched.frames.editing
    leaving_ns = leave(made)
    assert watched.spans == [] and not watched.frames.editing
    until(qtbot, lambda: watched.spans)
    (span,) = watched.spans
    assert (span.kind, span.status) == (SpanKind.EDITING, Status.OK)
    assert (span.document, span.object, span.name) == ("EditTest", "Sketch", made.Sketch.TypeId)
    assert span.detail.entering_ns >= entering_ns and span.detail.leaving_ns >= leaving_ns
    assert span.detail.entering_ns + span.detail.leaving_ns <= span.wall_ns
    assert span.end_ns <= perf_counter_ns() and span.estimated_start
    assert (span.detail.drags, span.detail.dragging_ns, span.detail.drawing_ns) == (0, 0, 0)


def test_a_point_that_is_dragged_with_the_mouse(watched, made, qtbot):
    enter(made, "Sketch")
    let_run(qtbot)
    view = quiet_view(made, qtbot, "viewTop")
    point = point_at(view, CORNER, qtbot)
    until(qtbot, lambda: "Vertex1" in FreeCADGui.Selection.getPreselection().SubElementNames)
    known = len(watched.frames.frames)
    xdotool(qtbot, "mousedown", 1, "sleep", 0.1)
    for step in range(1, 9):
        xdotool(qtbot, "mousemove", point.x() + 4 * step, point.y() - 4 * step, "sleep", 0.05)
    xdotool(qtbot, "mouseup", 1)
    let_run(qtbot)
    assert made.Sketch.Geometry[0].StartPoint.distanceToPoint(CORNER) > 1
    dragged = [frame for frame in watched.frames.frames[known:] if frame.dragging]
    assert len(dragged) >= 3
    assert all(0 < frame.handled_ns < 5_000_000_000 and not frame.moved for frame in dragged)
    leave(made)
    until(qtbot, lambda: watched.spans)
    detail = watched.spans[0].detail
    assert detail.drags == len(dragged)
    assert detail.dragging_ns == sum(frame.handled_ns for frame in dragged)
    assert detail.drawing_ns == sum(frame.draw_ns for frame in dragged)


def test_moves_that_were_done_with_long_ago_are_not_the_next_pictures(watched, made, qtbot):
    view = quiet_view(made, qtbot)
    enter(made, "Box")
    let_run(qtbot)
    until(qtbot, lambda: _drawn_without_a_drag(watched, view))
    (frames,) = watched.frames._views
    pointer = QtCore.QObject()  # whatever hears of it, FreeCAD does nothing
    pointer.installEventFilter(frames._filter)
    until(qtbot, lambda: _undrawn(watched, pointer, qtbot))
    last_ns = perf_counter_ns()
    QtCore.QCoreApplication.sendEvent(pointer, _pull())
    known = len(watched.frames.frames)
    canvas(view).update()
    until(qtbot, lambda: len(watched.frames.frames) > known)
    frame = watched.frames.frames[known]
    assert frame.dragging and frame.handled_ns <= frame.time_ns - last_ns


def _undrawn(watched, pointer, qtbot):
    """The pointer is moved, and for a fifth of a second nothing is drawn."""
    known, first_ns = len(watched.frames.frames), perf_counter_ns()
    QtCore.QCoreApplication.sendEvent(pointer, _pull())
    until(qtbot, lambda: perf_counter_ns() - first_ns > 200_000_000)
    return len(watched.frames.frames) == known


def _drawn_without_a_drag(watched, view):
    canvas(view).update()
    return watched.frames.frames and not watched.frames.frames[-1].dragging


def _pull():
    here, left = QtCore.QPointF(50, 50), QtCore.Qt.MouseButton.LeftButton
    kind, none = QtCore.QEvent.Type.MouseMove, QtCore.Qt.KeyboardModifier.NoModifier
    return QtGui.QMouseEvent(kind, here, here, QtCore.Qt.MouseButton.NoButton, left, none)


def test_moving_the_mouse_without_an_edit_mode_drags_nothing(watched, made, qtbot):
    view = quiet_view(made, qtbot)
    (frames,) = watched.frames._views
    pointer = QtCore.QObject()
    pointer.installEventFilter(frames._filter)
    QtCore.QCoreApplication.sendEvent(pointer, _pull())
    known = len(watched.frames.frames)
    canvas(view).update()
    until(qtbot, lambda: len(watched.frames.frames) > known)
    assert not watched.frames.frames[known].dragging


def test_from_one_edit_mode_into_another(watched, made, qtbot):
    enter(made, "Box")
    let_run(qtbot)
    enter(made, "Sketch")
    let_run(qtbot)
    leave(made)
    until(qtbot, lambda: len(watched.spans) == 2)
    box, sketch = watched.spans
    assert (box.object, sketch.object) == ("Box", "Sketch")
    assert box.detail.leaving_ns > 0 and sketch.detail.entering_ns > 0
    assert box.end_ns <= sketch.start_ns


def test_in_and_out_within_one_turn_of_the_event_loop(watched, made, qtbot):
    enter(made, "Sketch")
    leave(made)
    until(qtbot, lambda: watched.spans)
    (span,) = watched.spans
    assert span.detail.entering_ns + span.detail.leaving_ns == span.wall_ns


@pytest.mark.parametrize("way", ["the object is deleted", "the document is closed"])
def test_a_mode_that_ends_because_its_object_goes(watched, made, qtbot, way):
    enter(made, "Sketch")
    let_run(qtbot)
    if way == "the object is deleted":
        made.removeObject("Sketch")
    else:
        FreeCAD.closeDocument(made.Name)
    until(qtbot, lambda: watched.spans)
    (span,) = watched.spans
    assert span.object == "Sketch" and span.detail.leaving_ns > 0


def test_a_mode_that_lasts_longer_than_the_recording_ends_with_it(made, qtbot):
    watched = Watched()
    watched.install()
    enter(made, "Sketch")
    let_run(qtbot)
    watched.remove()
    (span,) = watched.spans
    assert span.object == "Sketch" and span.detail.leaving_ns == 0
    assert span.end_ns <= perf_counter_ns() and not watched.frames.editing
    watched.editing.remove()
    leave(made)
    enter(made, "Box")
    let_run(qtbot)
    assert watched.spans == [span] and watched.problems == {}


def test_a_mode_that_began_before_the_recording_is_told_from_there_on(made, qtbot):
    enter(made, "Sketch")
    let_run(qtbot)
    watched = Watched()
    before_ns = perf_counter_ns()
    watched.install()
    try:
        assert watched.frames.editing
        leave(made)
        until(qtbot, lambda: watched.spans)
    finally:
        watched.remove()
    (span,) = watched.spans
    assert span.object == "Sketch" and span.start_ns >= before_ns
    assert span.detail.entering_ns == 0 and span.detail.leaving_ns > 0


def test_an_error_of_ours_is_noted_and_does_not_reach_freecad(made, qtbot, capsys):
    problems, frames = {}, FrameWatch({})
    watch = EditWatch([].append, lambda: 1 // 0, frames, problems)
    watch.install()
    try:
        enter(made, "Sketch")
        let_run(qtbot)
        leave(made)
    finally:
        watch.remove()
    assert len(problems) == 1 and "ZeroDivisionError" in next(iter(problems))


def test_watching_an_edit_mode_changes_nothing_of_it(made, qtbot, tmp_path):
    made.saveAs(str(tmp_path / "edited.FCStd"))
    gui = FreeCADGui.getDocument(made.Name)
    alone = _modified_by_editing(made, gui, qtbot)
    made.save()
    watched = Watched()
    watched.install()
    try:
        assert _modified_by_editing(made, gui, qtbot) == alone
    finally:
        watched.remove()


def _modified_by_editing(made, gui, qtbot):
    before = gui.Modified, made.UndoCount
    enter(made, "Box")
    let_run(qtbot)
    leave(made)
    let_run(qtbot)
    return before, gui.Modified, made.UndoCount, made.isTouched()


def test_an_assembly_is_known_though_its_view_provider_does_not_tell_it(watched, made, qtbot):
    if "AssemblyWorkbench" not in FreeCADGui.listWorkbenches():
        pytest.skip("Assembly came with FreeCAD 1.0")
    FreeCADGui.activateWorkbench("AssemblyWorkbench")
    made.addObject("Assembly::AssemblyObject", "Assembly")
    enter(made, "Assembly")
    let_run(qtbot)
    leave(made)
    until(qtbot, lambda: watched.spans)
    FreeCADGui.activateWorkbench("PartWorkbench")
    assert {(one.object, one.name) for one in watched.spans} == {("Assembly", made.Assembly.TypeId)}
