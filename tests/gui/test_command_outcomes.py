# SPDX-License-Identifier: LGPL-2.1-or-later
"""Commands that fail or ask, whose they are, and what is left of recordings that have ended."""

from __future__ import annotations

import sys

import calls
import clicks
import FreeCADGui
import planted
import pytest
from waiting import calm, let_run, until

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.model.activity import Way
from PerfProfilerWorkbench.model.span import Status
from PerfProfilerWorkbench.qt import QtCore, QtWidgets

pytest_plugins = ["command_fixtures"]


@pytest.fixture(scope="module")
def asked(plants):
    """The command with a dialog, which was open once: Qt stands still for the first one."""
    FreeCADGui.activateWorkbench(planted.WORKBENCH)
    answer = clicks.Answer(plants.ask.buttons)
    FreeCADGui.runCommand(planted.ASK)
    assert answer.given
    return plants.ask


@pytest.mark.parametrize("call", ["toolbar", "runCommand"])
def test_what_a_dialog_waits_is_a_figure_of_its_own_and_what_it_works_is_not(call, asked, qtbot):
    ask = asked
    ask.reset()
    with record() as recording:
        calm(qtbot)
        answer = clicks.Answer(ask.buttons)
        calls.CALLS[call][1](qtbot, planted.ASK)
        until(qtbot, lambda: ask.times)
        let_run(qtbot)
    (span,) = planted.commands_of(recording.session)
    planted.check(span, ask.times[0])
    waited_ms = ask.waited_ns / 1e6
    print(f"{call}: waited {span.detail.waited_ns / 1e6 - waited_ms:+.2f} of {waited_ms:.0f} ms")
    assert abs(span.detail.waited_ns / 1e6 - waited_ms) < planted.WITHIN_MS
    assert answer.given and ask.worked


def test_a_macro_of_the_macros_dialog_is_work_and_the_dialog_a_wait(asked, plants, macro, qtbot):
    macro("dialog", f"import FreeCADGui\nFreeCADGui.runCommand('{planted.WORK}')\n")
    plants.work.times.clear()
    with record() as recording:
        calm(qtbot)
        answer = clicks.Answer(clicks.MacrosDialog("dialog.FCMacro"))
        FreeCADGui.runCommand("Std_DlgMacroExecute")
        until(qtbot, lambda: plants.work.times)
    inner, outer = planted.commands_of(recording.session)
    planted.check(inner, plants.work.times[0])
    assert (inner.name, inner.detail.way) == (planted.WORK, Way.MACRO)
    assert outer.name == "Std_DlgMacroExecute" and inner.detail.waited_ns == 0
    waited_ms = answer.waited_ns / 1e6
    print(f"macros dialog: waited {outer.detail.waited_ns / 1e6:.1f} of {waited_ms:.1f} ms")
    assert abs(outer.detail.waited_ns / 1e6 - waited_ms) < 60


@pytest.mark.parametrize("call", ["toolbar", "key", "run"])
def test_a_python_command_that_raises_has_failed_and_says_why(call, box, plants, qtbot):
    plants.fail.times.clear()
    plants.fail.failures = 1
    with record() as recording:
        let_run(qtbot)
        calls.CALLS[call][1](qtbot, planted.FAIL)
        until(qtbot, lambda: plants.fail.times)
        let_run(qtbot)
    (span,) = planted.commands_of(recording.session)
    assert (span.status, span.detail.error) == (Status.FAILED, "planted")


@pytest.mark.parametrize("failing", [0, 1])
def test_of_two_calls_in_one_script_it_is_known_which_failed(failing, box, plants, qtbot):
    with record() as recording:
        let_run(qtbot)
        for number in range(2):
            plants.fail.failures = int(number == failing)
            FreeCADGui.runCommand(planted.FAIL)
        let_run(qtbot)
    spans = planted.commands_of(recording.session)
    assert [span.status is Status.FAILED for span in spans] == [failing == 0, failing == 1]


def test_a_macro_that_raises_has_failed_and_says_why(box, macro, qtbot):
    file = macro("fails", "raise ValueError('of the macro')\n")
    with record() as recording:
        let_run(qtbot)
        FreeCADGui.runCommand(file)
        let_run(qtbot)
    (span,) = planted.commands_of(recording.session)
    assert (span.name, span.status) == (file, Status.FAILED)
    assert "of the macro" in span.detail.error


def test_two_recordings_at_once_have_the_same_command_once_each(box, plants, qtbot):
    with record() as first:
        with record() as second:
            let_run(qtbot)
            FreeCADGui.runCommand(planted.FAIL)
            clicks.click_button(qtbot, planted.TOOLBAR, planted.FAIL)
            until(qtbot, lambda: len(planted.commands_of(second.session)) == 2)
        FreeCADGui.runCommand(planted.FAIL)
        let_run(qtbot)
    names = [[span.name for span in planted.commands_of(each.session)] for each in (first, second)]
    assert names == [[planted.FAIL] * 3, [planted.FAIL] * 2]


def test_what_stands_for_freecads_functions_goes_with_the_recording():
    before = FreeCADGui.runCommand, FreeCADGui.Command
    with record():
        assert FreeCADGui.runCommand is not before[0]
    assert (FreeCADGui.runCommand, FreeCADGui.Command) == before


def test_what_stands_for_freecads_type_of_commands_does_what_that_does(box, plants, qtbot):
    kind, command = FreeCADGui.Command, FreeCADGui.Command.get(planted.FAIL)
    before = repr(kind), dir(kind), dir(command), command.getInfo()
    with record() as recording:
        ours, told = FreeCADGui.Command, FreeCADGui.Command.get(planted.FAIL)
        assert (repr(ours), dir(ours), dir(told), ours.getInfo(told)) == before
        assert isinstance(told, kind) and isinstance(told, ours) and isinstance(command, ours)
        assert repr(told).startswith(repr(command).split(" at ")[0]) and told.__class__ is kind
        assert ours.listAll() == kind.listAll()
        with pytest.raises(AttributeError):
            told.planted = 1
        ours.run(told, 0)
        ours.run(command, 0)
        let_run(qtbot)
    if sys.version_info < (3, 12):  # later ones tell of calls of a command's own method only
        spans = planted.commands_of(recording.session)
        assert [(span.name, span.detail.way) for span in spans] == [(planted.FAIL, Way.RUN)] * 2


def test_a_menu_of_the_moment_is_heard_of_only_while_it_is_open(box, qtbot):
    menu = QtWidgets.QMenu()
    menu.addAction("Planted")
    hides, heard = QtCore.SIGNAL("aboutToHide()"), []
    with record() as recording:
        signs = recording._activity._commands._signs
        for _ in range(3):
            menu.popup(QtCore.QPoint(0, 0))
            signs.take_popup()
            heard.append(menu.receivers(hides))
            menu.hide()
            heard.append(menu.receivers(hides))
        menu.popup(QtCore.QPoint(0, 0))
        signs.take_popup()
    heard.append(menu.receivers(hides))
    menu.hide()
    assert heard == [1, 0] * 3 + [0]


def test_of_menus_and_buttons_only_those_that_can_be_used_are_heard(box, plants, qtbot):
    with record() as recording:
        signs = recording._activity._commands._signs
        for _ in range(3):
            for workbench in (plants.before, planted.WORKBENCH):
                FreeCADGui.activateWorkbench(workbench)
                let_run(qtbot)
        for _ in range(2):  # none is taken up twice
            signs.scan()
        during = _heard_menus()
        assert all(map(_lives, [*signs._known.values(), *signs._menus.values()]))
    bar = FreeCADGui.getMainWindow().menuBar()
    titles = [action.text() for action in bar.actions() if not action.isSeparator()]
    assert sorted(title for title, count in during if count) == sorted(titles)
    assert {count for _, count in during} <= {0, 1}
    assert not any(count for _, count in _heard_menus())


def test_a_button_that_is_deleted_is_held_no_longer(box, qtbot):
    with record() as recording:
        signs = recording._activity._commands._signs
        bar = QtWidgets.QToolBar(FreeCADGui.getMainWindow())
        button = QtWidgets.QToolButton(bar)
        signs.scan()
        assert button in signs._known.values()
        QtCore.QTimer.singleShot(0, bar.deleteLater)
        until(qtbot, lambda: not _lives(button))
        signs.scan()
        assert not any(each is button for each in signs._known.values())


def _heard_menus():
    """Of the menus of the menu bar, not those within."""
    bar, hides = FreeCADGui.getMainWindow().menuBar(), QtCore.SIGNAL("aboutToHide()")
    inner = [each for menu in bar.findChildren(QtWidgets.QMenu) for each in _within(menu)]
    menus = [menu for menu in bar.findChildren(QtWidgets.QMenu) if menu not in inner]
    return [(menu.title(), menu.receivers(hides)) for menu in menus]


def _within(menu):
    return menu.findChildren(QtWidgets.QMenu)


def _lives(thing):
    try:
        return thing.objectName() is not None
    except RuntimeError:
        return False


def test_what_somebody_else_put_around_ours_stays_and_works(box, plants, qtbot):
    before, heard = FreeCADGui.runCommand, []
    with record() as recording:
        ours = FreeCADGui.runCommand

        def theirs(*arguments):
            heard.append(arguments)
            return ours(*arguments)

        FreeCADGui.runCommand = theirs
        FreeCADGui.runCommand(planted.FAIL)
    try:
        assert FreeCADGui.runCommand is theirs
        before_again = _heard(recording._activity)
        with record() as again:
            FreeCADGui.runCommand(planted.FAIL)
        assert FreeCADGui.runCommand is theirs
        FreeCADGui.runCommand(planted.FAIL)
        assert _heard(recording._activity) == before_again
    finally:
        FreeCADGui.runCommand = before
    assert len(heard) == 3
    assert [len(planted.commands_of(each.session)) for each in (recording, again)] == [1, 1]


def test_after_ten_recordings_nothing_hears_of_commands_any_more(box, plants, qtbot):
    watches = []
    for _ in range(10):
        recording = record()
        watches.append(recording._activity)
        let_run(qtbot)
        recording.stop()
    before = [_heard(each) for each in watches]
    plants.fail.times.clear()
    clicks.click_button(qtbot, planted.TOOLBAR, planted.FAIL)
    until(qtbot, lambda: plants.fail.times)
    clicks.open_menu(qtbot, planted.MENU)
    clicks.close_menu(qtbot)
    FreeCADGui.runCommand(planted.FAIL)
    let_run(qtbot)
    assert [_heard(each) for each in watches] == before


def _heard(watch):
    commands = watch._commands
    return [len(each) for each in (watch.spans, commands._stack, commands._ended)]
