# SPDX-License-Identifier: LGPL-2.1-or-later
"""Commands by every way, with real clicks and keys, beside times taken inside them.

What each test measured is shown by ``-rP``.
"""

from __future__ import annotations

import calls
import clicks
import FreeCADGui
import planted
import pytest
from waiting import let_run, until

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.model.activity import Way
from PerfProfilerWorkbench.model.span import Status
from PerfProfilerWorkbench.qt import QtCore

pytest_plugins = ["command_fixtures"]

PART_BOX = "Part_Box"


class Subject:
    """A command, what makes it ready, and when it worked; None as long as it has not."""

    def __init__(self, name, box, plants, told):
        self.name, self._box, self._plants, self._told = name, box, plants, told

    def prepare(self, qtbot):
        if self.name == calls.REFRESH:
            self._box.Length = self._box.Length.Value + 1
        action = FreeCADGui.Command.get(self.name).getAction()[0]
        until(qtbot, action.isEnabled)
        self._told.clear()
        self._plants.work.times.clear()

    def stretch(self):
        if self.name == planted.WORK:
            return next(iter(self._plants.work.times), None)
        return self._told.stretch("recompute" if self.name == calls.REFRESH else "transaction")


@pytest.fixture(params=[planted.WORK, PART_BOX, calls.REFRESH])
def subject(request, box, plants, told, qtbot):
    made = Subject(request.param, box, plants, told)
    made.prepare(qtbot)
    return made


@pytest.mark.parametrize("call", calls.CALLS)
def test_a_command_is_one_span_within_20_ms_of_the_truth(subject, call, qtbot):
    way, act = calls.CALLS[call]
    with record() as recording:
        let_run(qtbot)
        act(qtbot, subject.name)
        until(qtbot, subject.stretch)
        let_run(qtbot)
    (span,) = planted.commands_of(recording.session)
    planted.check(span, subject.stretch())
    assert (span.name, span.document) == (subject.name, "Commands")
    assert (span.detail.way, span.detail.workbench) == (way, planted.WORKBENCH)
    assert (span.status, span.detail.error, span.estimated_start) == (Status.OK, "", False)
    assert span.detail.waited_ns == 0 and not recording.session.problems


@pytest.mark.parametrize("run", ["runCommand('{}')", "Command.get('{}').run()"])
def test_a_macros_command_is_one_span_within_the_macros(subject, run, macro, qtbot):
    file = macro("calls", f"import FreeCADGui\nFreeCADGui.{run.format(subject.name)}\n")
    with record() as recording:
        let_run(qtbot)
        FreeCADGui.runCommand(file)
        until(qtbot, subject.stretch)
    inner, outer = planted.commands_of(recording.session)
    planted.check(inner, subject.stretch())
    assert (inner.name, inner.detail.way) == (subject.name, Way.MACRO)
    assert (outer.name, outer.detail.way) == (file, Way.RUN_COMMAND)
    assert outer.start_ns <= inner.start_ns and inner.end_ns <= outer.end_ns


def test_a_context_menus_command_is_one_span(box, plants, qtbot):
    plants.work.times.clear()
    with record() as recording:
        let_run(qtbot)
        answer = clicks.Answer(lambda: clicks.entry(planted.WORK))  # FreeCAD waits for its menu
        clicks.click(qtbot, clicks.in_tree(qtbot, box), clicks.RIGHT)
        until(qtbot, lambda: plants.work.times)
        let_run(qtbot)
    (span,) = planted.commands_of(recording.session)
    planted.check(span, plants.work.times[0])
    assert answer.given and (span.name, span.detail.way) == (planted.WORK, Way.MENU)
    assert not span.estimated_start


def test_a_menu_that_is_left_with_escape_leaves_nothing(box, plants, qtbot):
    """Nor is it the beginning of what a script does later with an action."""
    plants.work.times.clear()
    with record() as recording:
        let_run(qtbot)
        clicks.open_menu(qtbot, planted.MENU)
        clicks.close_menu(qtbot)
        action = FreeCADGui.Command.get(planted.WORK).getAction()[0]
        QtCore.QTimer.singleShot(0, lambda: action.trigger())
        until(qtbot, lambda: plants.work.times)
    (span,) = planted.commands_of(recording.session)
    planted.check(span, plants.work.times[0], within_ms=30)  # Qt's loop tells it by its ticks
    assert (span.name, span.detail.way) == (planted.WORK, Way.OTHER) and span.estimated_start


def test_a_button_of_a_workbench_that_comes_while_recording_gives_one_span(box, plants, qtbot):
    plants.later.times.clear()
    with record() as recording:
        let_run(qtbot)
        FreeCADGui.activateWorkbench(planted.LATER_WORKBENCH)
        clicks.click_button(qtbot, planted.LATER_TOOLBAR, planted.LATER)
        until(qtbot, lambda: plants.later.times)
        let_run(qtbot)
    (span,) = planted.commands_of(recording.session)
    planted.check(span, plants.later.times[0])
    assert (span.name, span.detail.way) == (planted.LATER, Way.TOOLBAR)
    assert span.detail.workbench == planted.LATER_WORKBENCH


def test_a_workbench_is_picked_from_the_list_as_one_span(box, plants, qtbot):
    with record() as recording:
        let_run(qtbot)
        clicks.pick_workbench(qtbot, planted.PlantedLaterWB.MenuText)
        until(qtbot, lambda: FreeCADGui.activeWorkbench().name() == planted.LATER_WORKBENCH)
        let_run(qtbot)
    (span,) = planted.commands_of(recording.session)
    assert (span.name, span.detail.workbench) == ("Std_Workbench", planted.WORKBENCH)


@pytest.mark.parametrize("call", ["toolbar", "runCommand"])
def test_our_own_commands_give_neither_a_span_nor_a_freeze(call, box, plants, qtbot):
    plants.own.times.clear()
    with record() as recording:
        let_run(qtbot)
        calls.CALLS[call][1](qtbot, planted.OWN)
        until(qtbot, lambda: plants.own.times)
        let_run(qtbot)
        FreeCADGui.runCommand(planted.FAIL)
        let_run(qtbot)
    assert [span.name for span in planted.commands_of(recording.session)] == [planted.FAIL]
    ((start_ns, end_ns),) = plants.own.times
    frozen = planted.freezes_of(recording.session)
    assert [one for one in frozen if one.start_ns < end_ns and start_ns < one.end_ns] == []
