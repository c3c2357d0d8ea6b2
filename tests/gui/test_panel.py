# SPDX-License-Identifier: LGPL-2.1-or-later
"""The panel as a person uses it, inside the real FreeCAD."""

from __future__ import annotations

import csv

import pytest

from PerfProfilerWorkbench.export.formats import FORMATS, format_of
from PerfProfilerWorkbench.gui import dock, exporting, i18n, settings
from PerfProfilerWorkbench.gui.actions import CLEAR
from PerfProfilerWorkbench.model.message import message
from PerfProfilerWorkbench.qt import QtCore, QtWidgets

LEFT = QtCore.Qt.MouseButton.LeftButton


def panel_of(controller, qtbot):
    shown = dock.panel(show=True)
    qtbot.waitUntil(shown.panel.isVisible, timeout=5000)
    shown.panel.open_page("features")
    return shown.panel


def clear(head):
    """As the menu does it."""
    (action,) = [each for each in head.more.menu().actions() if each.objectName() == CLEAR]
    head.more.menu().aboutToShow.emit()
    assert action.isEnabled()
    action.trigger()


def cells(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def written(controller, path, format, qtbot):
    """Export what is shown and wait until it is there."""
    assert exporting.export(controller, str(path), format)
    qtbot.waitUntil(lambda: not exporting.exports().running, timeout=60_000)
    assert exporting.exports().state is exporting.State.WRITTEN


def edit(document, length):
    document.Box.Length = length
    document.recompute()


def test_record_edit_and_read_the_table(controller, document, qtbot):
    panel = panel_of(controller, qtbot)
    qtbot.mouseClick(panel.head.record, LEFT)
    assert controller.running
    edit(document, 12)
    table = panel.features.table
    qtbot.waitUntil(lambda: len(cells(table)) > 0, timeout=5000)
    assert {row[0] for row in cells(table)} == {"Box", "My fusion"}
    edit(document, 13)
    qtbot.waitUntil(lambda: {cost.runs for cost in table.costs()} == {2}, timeout=5000)
    qtbot.mouseClick(panel.head.record, LEFT)
    assert not controller.running
    edit(document, 14)
    assert len(controller.costs.recomputes) == 2


def test_recordings_are_not_written_over(controller, document, qtbot, tmp_path, monkeypatch):
    store = tmp_path / "recordings.sqlite"
    store.write_bytes(b"recordings")
    monkeypatch.setenv("PERFPROFILER_STORE", str(store))
    controller.record(keep=False)
    edit(document, 21)
    controller.stop()
    exporting.export(controller, str(store), format_of("json"))
    qtbot.waitUntil(lambda: not exporting.exports().running, timeout=60_000)
    assert exporting.exports().state is exporting.State.FAILED
    assert "recordings are kept in it" in i18n.say(exporting.exports().failure)
    assert store.read_bytes() == b"recordings"


def test_exporting_what_is_shown(controller, document, qtbot, tmp_path):
    panel_of(controller, qtbot)
    controller.record()
    document.Fusion.Label = "=cmd()"
    edit(document, 20)
    controller.stop()
    path = tmp_path / "table.csv"
    written(controller, path, format_of("features"), qtbot)
    with open(path, encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["object"], row["label"]) for row in rows] == [
        ("Box", "Box"),
        ("Fusion", "'=cmd()"),
    ]
    assert all(int(row["total_ns"]) > 0 for row in rows)


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
def test_each_format_is_written(controller, document, qtbot, tmp_path, format):
    panel_of(controller, qtbot)
    controller.record()
    edit(document, 21)
    controller.stop()
    path = tmp_path / f"out{format.ending}"
    for anonymous in (False, True):
        settings.set_flag(settings.ANONYMOUS, anonymous)
        try:
            written(controller, path, format, qtbot)
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
    clear(panel.head)
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


def test_behind_the_tab_of_another_dock_it_rests_until_it_is_asked_for(controller, qtbot, window):
    panel, shown = panel_of(controller, qtbot), dock.panel(show=True)
    other = QtWidgets.QDockWidget("Other", window)
    window.addDockWidget(window.dockWidgetArea(shown), other)
    window.tabifyDockWidget(shown, other)
    try:
        other.show()
        other.raise_()
        qtbot.waitUntil(lambda: not panel.isVisible(), timeout=5000)
        assert not panel._timer.isActive() and not dock.visible()
        dock.panel()
        qtbot.waitUntil(panel.isVisible, timeout=5000)
        assert panel._timer.isActive() and not shown.visibleRegion().isEmpty()
        dock.panel()
        assert not shown.isVisible()
    finally:
        window.removeDockWidget(other)
        other.deleteLater()


def test_what_is_told_can_be_taken_away(controller, qtbot):
    panel = panel_of(controller, qtbot)
    controller.tell(message("It did not work."))
    assert panel.notice.says == "It did not work."
    qtbot.mouseClick(panel.dismiss, LEFT)
    assert not panel.notice.isVisible() and not panel.dismiss.isVisible()


def test_closing_and_opening_is_remembered(controller, qtbot):
    shown = dock.panel(show=True)
    assert settings.flag(settings.PANEL_OPEN)
    shown.close()
    assert not settings.flag(settings.PANEL_OPEN)


def test_a_page_that_fails_rests_and_says_so(controller, qtbot, monkeypatch):
    panel = panel_of(controller, qtbot)
    panel.open_page("activity")
    tries = []

    def fail():
        tries.append(1)
        raise ValueError("planted")

    monkeypatch.setattr(panel.activity, "tick", fail)
    panel._tick()
    panel._tick()
    assert len(tries) == 1 and "Activity" in panel.notice.says and "planted" in panel.notice.says
    panel.open_page("overview")
    panel._tick()  # the others go on
    assert set(panel.failed) == {"activity"}
    dock.panel(show=False)
    dock.panel(show=True)
    assert not panel.failed
