# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the view does in answer to changes, inside and outside recomputes; nothing stays behind."""

from __future__ import annotations

import FreeCAD
import pytest

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.capture.events import CHANGED, CHANGED_HIDDEN
from PerfProfilerWorkbench.model.span import Row, SpanKind
from PerfProfilerWorkbench.qt import QtCore, QtWidgets
from PerfProfilerWorkbench.recording import recorder


@pytest.fixture
def torus():
    """A shape that takes long to mesh and no time to make."""
    document = FreeCAD.newDocument("Display")
    made = document.addObject("Part::Torus", "Torus")
    made.ViewObject.Deviation = 0.05
    document.recompute()
    yield made
    FreeCAD.closeDocument(document.Name)


def recorded(controller, qtbot, action, done=lambda: True):
    """The session of an action, after FreeCAD's event loop ran and something more is true."""
    let_run(qtbot)
    controller.record()
    let_run(qtbot)
    action()
    let_run(qtbot)
    qtbot.waitUntil(done, timeout=5000)
    controller.stop()
    return controller.session


def let_run(qtbot):
    """Until a timer of FreeCAD's event loop has fired."""
    fired = []
    QtCore.QTimer.singleShot(0, lambda: fired.append(True))
    qtbot.waitUntil(lambda: bool(fired), timeout=5000)


def of(session, kind):
    return [span for span in session.spans if span.kind is kind]


def test_showing_an_object_is_a_display_span_outside_recomputes(controller, torus, qtbot):
    torus.Visibility = False
    torus.Radius1 = 11
    torus.Document.recompute()

    def show():
        torus.Visibility = True

    session = recorded(controller, qtbot, show)
    shown = [span for span in of(session, SpanKind.DISPLAY) if span.object == "Torus"]
    assert [span.parent for span in shown] == [None]
    assert shown[0].display_ns > 5_000_000 > shown[0].compute_ns
    assert of(session, SpanKind.RECOMPUTE) == []


def test_a_new_deviation_is_a_display_span_with_an_estimated_start(controller, torus, qtbot):
    def refine():
        torus.ViewObject.Deviation = 0.02

    def viewed():
        found = [step.objects["Torus"] for step in recorder.hook.facts.steps if step.objects]
        return any(facts.view["Deviation"] == pytest.approx(0.02) for facts in found)

    session = recorded(controller, qtbot, refine, viewed)
    shown = [span for span in of(session, SpanKind.DISPLAY) if span.object == "Torus"]
    assert len(shown) == 1 and shown[0].estimated_start
    assert shown[0].display_ns > 5_000_000
    steps = [step for step in session.structure.steps if "Torus" in step.objects]
    assert steps[-1].objects["Torus"].view["Deviation"] == pytest.approx(0.02)


def test_compute_and_display_of_a_feature_are_told_apart(controller, torus, qtbot):
    def recompute():
        torus.Radius1 = 12
        torus.touch()
        torus.Document.recompute()

    session = recorded(controller, qtbot, recompute)
    (feature,) = [span for span in of(session, SpanKind.FEATURE) if span.object == "Torus"]
    assert feature.display_ns > 3 * feature.compute_ns


def test_what_the_progress_bar_lets_qt_do_is_no_features_time(controller, torus, qtbot):
    """Each of these takes over 100 ms, after which FreeCAD handles events inside the recompute."""
    import time

    class Slow:
        def __init__(self, obj):
            obj.Proxy = self

        def execute(self, obj):
            time.sleep(0.15)

    for name in ("First", "Second", "Third"):
        Slow(torus.Document.addObject("App::FeaturePython", name))
    session = recorded(controller, qtbot, torus.Document.recompute)
    recompute = of(session, SpanKind.RECOMPUTE)[-1]
    assert dict(recompute.rows)[Row.EVENTS] > 0
    times = {span.object: span.total_ns for span in of(session, SpanKind.FEATURE)}
    assert all(150_000_000 <= times[name] < 155_000_000 for name in ("First", "Second", "Third"))


def test_the_recorder_leaves_no_filter_timer_or_sensor_behind(controller, torus, qtbot):
    controller.record()
    torus.touch()
    torus.Document.recompute()
    marks = recorder.hook.marks
    controller.stop()
    assert marks._links == [] and marks.waits == [] and marks._known == {}
    assert not marks.scene.attached
    assert not marks._paused
    assert recorder.hook.marks is None


def test_view_objects_made_while_recording_are_as_ever(controller, qtbot):
    """Observers of views must not see them while they are made (docs/freecad.md)."""
    plain = set(_mesh_view_properties("Plain"))
    controller.record()
    let_run(qtbot)
    recorded = set(_mesh_view_properties("Recorded"))
    controller.stop()
    assert recorded == plain


def _mesh_view_properties(name):
    document = FreeCAD.newDocument(name)
    try:
        view = document.addObject("Mesh::Feature", "Mesh").ViewObject
        QtWidgets.QApplication.processEvents()
        return dir(view)
    finally:
        FreeCAD.closeDocument(document.Name)


def test_what_is_hidden_is_known_also_after_a_document_was_closed(document):
    document.Box.Visibility = False
    other = FreeCAD.newDocument("Other")
    with record(keep=False):
        FreeCAD.closeDocument(other.Name)
        document.Box.touch()
        document.recompute()
        events = recorder.buffer.events
        codes = {code for _, code, key, _ in events if key == (document.Name, "Box")}
    assert codes & {CHANGED, CHANGED_HIDDEN} == {CHANGED_HIDDEN}
