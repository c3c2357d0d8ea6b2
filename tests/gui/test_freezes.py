# SPDX-License-Identifier: LGPL-2.1-or-later
"""Planted freezes are reported once, with their cause, beside times taken in the test; work that
lets FreeCAD answer is none. What each test measured is shown by ``-rP``.
"""

from __future__ import annotations

import time
from time import perf_counter_ns

import FreeCAD
import planted
import pytest
from documents import close_all
from waiting import calm, let_run, until

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.analysis.freezes import freezes
from PerfProfilerWorkbench.model.span import Row, SpanKind
from PerfProfilerWorkbench.qt import QtCore, QtWidgets, run_modal

PLANTED_S, WITHIN_MS = 0.3, 50


def sleeping(seconds):
    time.sleep(seconds)


def computing(seconds):
    planted.compute(seconds)


class Timer:
    """Works once, when a timer of Qt fires; ``times`` are when it began and ended."""

    def __init__(self, work):
        self._work, self.times = work, None
        QtCore.QTimer.singleShot(7, lambda: self.fire())

    def fire(self):
        began_ns = perf_counter_ns()
        self._work()
        self.times = began_ns, perf_counter_ns()


class Slow:
    """A Python feature that takes ``seconds`` to execute."""

    def __init__(self, obj, seconds):
        self._seconds = seconds
        obj.Proxy = self

    def execute(self, obj):
        sleeping(self._seconds)


@pytest.fixture
def document():
    yield FreeCAD.newDocument("Freezes")
    close_all()


@pytest.fixture
def told():
    observer = planted.Told()
    FreeCAD.addDocumentObserver(observer)
    yield observer
    FreeCAD.removeDocumentObserver(observer)


def frozen(qtbot, work):
    """The session in which a timer calls ``work``, and from when to when it worked."""
    calm(qtbot)
    with record() as recording:
        calm(qtbot)
        timer = Timer(work)
        until(qtbot, lambda: timer.times)
        let_run(qtbot)
    return recording.session, timer.times


def one_freeze(session, stretch):
    """The only freeze near a stretch: its span was checked against it."""
    start_ns, end_ns = stretch
    (cause,) = [
        one
        for one in freezes(session)
        if one.freeze.start_ns < end_ns and start_ns < one.freeze.end_ns
    ]
    planted.check(cause.freeze, stretch, WITHIN_MS)
    return cause


@pytest.mark.parametrize("work", [sleeping, computing])
def test_a_freeze_of_a_timer_is_reported_once_with_its_python_function(work, qtbot):
    session, stretch = frozen(qtbot, lambda: work(PLANTED_S))
    cause = one_freeze(session, stretch)
    names = [frame.name for frame in cause.freeze.detail.stack]
    assert work.__name__ in names and "Timer.fire" in names
    assert cause.span is None and cause.innermost.name in ("sleeping", "compute")


def took(fusion):
    """Seconds of a recompute."""
    fusion.touch()
    start_ns = perf_counter_ns()
    fusion.Document.recompute()
    return (perf_counter_ns() - start_ns) / 1e9


def calibrated(document):
    """A fusion in C++ that takes about as long as planted; as many boxes as that needs."""
    fusion, count, took_s = document.addObject("Part::MultiFuse", "Fusion"), 0, 0.0
    boxes = []
    while took_s < PLANTED_S * 0.7:
        count = max(8, int(count * min(2, PLANTED_S / took_s))) if took_s else 8
        while len(boxes) < count:
            box = document.addObject("Part::Box", "Box")
            number = len(boxes)
            box.Placement.Base = FreeCAD.Vector(number * 5.3, number * 0.7, number * 0.3)
            boxes.append(box)
        fusion.Shapes = boxes
        document.recompute()
        took_s = min(took(fusion) for _ in range(2))
    print(f"{count} boxes: {took_s * 1e3:.0f} ms")
    return fusion


def test_a_freeze_of_a_cpp_feature_is_reported_once_with_the_feature(document, told, qtbot):
    fusion = calibrated(document)
    fusion.touch()
    told.clear()
    session, _ = frozen(qtbot, document.recompute)
    cause = one_freeze(session, told.stretch("recompute"))
    assert cause.span.kind is SpanKind.RECOMPUTE and cause.feature.object == "Fusion"


def test_a_freeze_of_a_python_feature_is_reported_once_with_the_feature(document, told, qtbot):
    obj = document.addObject("Part::FeaturePython", "Slow")
    Slow(obj, PLANTED_S)
    obj.touch()
    told.clear()
    session, _ = frozen(qtbot, document.recompute)
    cause = one_freeze(session, told.stretch("recompute"))
    assert cause.span.kind is SpanKind.RECOMPUTE and cause.feature.object == "Slow"
    assert cause.innermost.name == "sleeping"
    assert cause.feature_ns == pytest.approx(PLANTED_S * 1e9, abs=WITHIN_MS * 1e6)


def test_a_recompute_that_shows_its_progress_is_one_freeze(document, told, qtbot):
    """FreeCAD handles events between two features, but takes no input."""
    for number in range(4):
        Slow(document.addObject("App::FeaturePython", f"Slow{number}"), 0.15)
    told.clear()
    session, _ = frozen(qtbot, document.recompute)
    cause = one_freeze(session, told.stretch("recompute"))
    assert cause.span.kind is SpanKind.RECOMPUTE
    (recompute,) = [one for one in session.spans if one.kind is SpanKind.RECOMPUTE]
    assert dict(recompute.rows)[Row.EVENTS] > 0  # so its bar was shown


def test_work_of_70_ms_is_no_freeze(qtbot):
    session, (start_ns, end_ns) = frozen(qtbot, lambda: computing(0.07))
    assert end_ns - start_ns >= 70_000_000 and freezes(session) == []


def test_a_dialog_that_answers_is_no_freeze(window, qtbot):
    dialog = QtWidgets.QDialog(window)
    run_dialog(dialog)  # Qt stands still for the first one
    session, (start_ns, end_ns) = frozen(qtbot, lambda: run_dialog(dialog))
    dialog.deleteLater()
    assert end_ns - start_ns > 400_000_000 and freezes(session) == []


def run_dialog(dialog):
    QtCore.QTimer.singleShot(500, dialog.accept)
    run_modal(dialog)


def test_idle_time_is_no_freeze(qtbot):
    calm(qtbot)
    loop = QtCore.QEventLoop()  # qtbot's own waiting would wake FreeCAD all the time
    with record() as recording:
        QtCore.QTimer.singleShot(500, loop.quit)
        run_modal(loop)
    assert freezes(recording.session) == []


def test_nothing_of_the_next_recordings_start_is_a_freeze_of_the_first(document, qtbot):
    calm(qtbot)
    with record() as recording:
        let_run(qtbot)
        with record(preset="full"):
            pass
        let_run(qtbot)
    assert freezes(recording.session) == []
