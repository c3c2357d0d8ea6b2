# SPDX-License-Identifier: LGPL-2.1-or-later
"""The top of the panel: its buttons, its menu, and what is said of an export."""

from __future__ import annotations

import threading
from dataclasses import replace

import FreeCADGui
import pytest

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.export.atomic import write_text
from PerfProfilerWorkbench.export.formats import Format, format_of
from PerfProfilerWorkbench.gui import dock, exporting, guide, paths
from PerfProfilerWorkbench.gui.actions import CLEAR, HELP, MEASURE, PREFERENCES, WORKFLOW
from PerfProfilerWorkbench.qt import QtCore, QtGui, QtWidgets
from PerfProfilerWorkbench.texts import message

LEFT = QtCore.Qt.MouseButton.LeftButton


@pytest.fixture
def recorded(controller, document, panel):
    controller.record()
    document.Box.Length = 31
    document.recompute()
    controller.stop()
    yield panel
    exporting.exports().cancel()
    exporting.exports().dismiss()


def entries(menu):
    menu.aboutToShow.emit()
    return {each.objectName(): each for each in menu.actions() if each.objectName()}


def test_what_is_not_seen_at_once_is_in_the_menu(panel):
    found = entries(panel.head.more.menu())
    assert {MEASURE, WORKFLOW, CLEAR, PREFERENCES, HELP} <= set(found)
    assert not found[MEASURE].isEnabled() and not found[CLEAR].isEnabled()
    assert found[HELP].isEnabled()
    below = [menu.title() for menu in panel.head.more.menu().findChildren(QtWidgets.QMenu)]
    assert below == ["Cost map", "Export"]
    assert panel.head.more.accessibleName() == "More actions"


def test_the_menu_says_what_it_would_do(controller, panel, document):
    menu = panel.head.more.menu()
    assert entries(menu)[WORKFLOW].text() == texts.WORKFLOW_MENU
    controller.record().begin_workflow("Sketching")
    assert entries(menu)[WORKFLOW].text() == texts.WORKFLOW_END
    assert entries(menu)[MEASURE].isEnabled()


@pytest.mark.parametrize("width", [250, 400, 900])
def test_all_of_it_is_seen_at_every_width(controller, panel, width, qtbot):
    shown = dock.panel(show=True)
    shown.setFloating(True)
    try:
        shown.resize(width, 500)
        controller.record()
        head = panel.head
        qtbot.waitUntil(lambda: abs(shown.width() - width) < 12, timeout=5000)
        parts = [head.record, head.snapshot, head.more, head.clock]
        qtbot.waitUntil(lambda: all(p.sizeHint().width() <= p.width() for p in parts))
        boxes = [part.geometry() for part in parts]
        assert all(head.rect().contains(box) for box in boxes)
        for number, box in enumerate(boxes):
            assert not any(box.intersects(other) for other in boxes[number + 1 :])
    finally:
        shown.setFloating(False)


def test_nothing_moves_when_a_recording_begins(controller, panel, qtbot):
    head = panel.head
    before = [part.x() for part in (head.snapshot, head.more)]
    qtbot.mouseClick(head.record, LEFT)
    QtWidgets.QApplication.processEvents()
    assert controller.running and head.record.text() == texts.STOP
    assert [part.x() for part in (head.snapshot, head.more)] == before
    assert head.clock.text().startswith("● Recording 00:0")


class Opened(QtCore.QObject):
    """What the system was asked to open."""

    def __init__(self):
        super().__init__()
        self.paths = []
        QtGui.QDesktopServices.setUrlHandler("file", self, "take")

    @QtCore.Slot(QtCore.QUrl)
    def take(self, url):
        self.paths.append(url.toLocalFile())


@pytest.fixture
def opened():
    yield Opened()
    QtGui.QDesktopServices.unsetUrlHandler("file")


def test_an_export_is_told_and_opened_with_a_click(recorded, controller, qtbot, tmp_path, opened):
    bar, path = recorded.head.exported, tmp_path / "told.csv"
    assert not bar.isVisible()
    assert exporting.export(controller, str(path), format_of("features"))
    qtbot.waitUntil(bar.isVisible, timeout=20_000)
    qtbot.waitUntil(lambda: bar.says.says == "Wrote told.csv.", timeout=20_000)
    assert path.is_file() and not bar.cancel.isVisible()
    qtbot.mouseClick(bar.folder, LEFT)
    qtbot.mouseClick(bar.open, LEFT)
    assert opened.paths == [str(tmp_path), str(path)]
    qtbot.mouseClick(bar.dismiss, LEFT)
    assert not bar.isVisible()


def test_an_export_that_fails_says_why_and_which_file(recorded, controller, qtbot, tmp_path):
    path = tmp_path / "no such folder" / "out.html"
    assert exporting.export(controller, str(path), format_of("html"))
    bar = recorded.head.exported
    qtbot.waitUntil(bar.isVisible, timeout=60_000)
    assert str(path) in bar.says.says and "No such file" in bar.says.says
    assert bar.dismiss.isVisible() and not bar.open.isVisible()


def test_a_long_export_can_be_called_off(recorded, controller, qtbot, tmp_path):
    gate = threading.Event()

    def write(path, session, how):
        gate.wait(30)
        write_text(path, lambda stream: stream.write("new"))

    slow = Format("slow", texts.EXPORT_CSV, texts.EXPORT_CSV_FILTER, ".csv", write)
    path = tmp_path / "kept.csv"
    path.write_text("old")
    assert exporting.export(controller, str(path), slow)
    thread, bar = exporting.exports()._thread, recorded.head.exported
    qtbot.waitUntil(bar.cancel.isVisible, timeout=5000)
    assert bar.says.says == "Writing kept.csv…"
    assert not exporting.export(controller, str(tmp_path / "second.csv"), slow)
    assert "kept.csv" in recorded.notice.says
    qtbot.mouseClick(bar.cancel, LEFT)
    assert not bar.isVisible() and not exporting.exports().running
    gate.set()
    thread.join(10)
    assert not thread.is_alive() and path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["kept.csv"]


def test_the_menu_remembers_folder_and_format(recorded, controller, qtbot, tmp_path):
    def answer():
        dialog = QtWidgets.QApplication.activeModalWidget()
        if not isinstance(dialog, QtWidgets.QFileDialog):
            QtCore.QTimer.singleShot(50, answer)
            return
        dialog.selectFile(str(tmp_path / "chosen.trace.json"))
        dialog.accept()

    menus = recorded.head.more.menu().findChildren(QtWidgets.QMenu)
    (export,) = [menu for menu in menus if menu.title() == "Export"]
    (trace,) = [each for each in export.actions() if each.text() == texts.EXPORT_TRACE]
    QtCore.QTimer.singleShot(50, answer)
    trace.trigger()
    path = tmp_path / "chosen.trace.json"
    qtbot.waitUntil(path.is_file, timeout=20_000)
    assert exporting.last_format().name == "trace"
    assert exporting.settings.text(exporting.settings.EXPORT_FOLDER) == str(tmp_path)


def test_a_problem_is_told_as_what_it_is(controller, recorded):
    """A sentence of ours as it stands; what a reading raised as its failure."""
    head, session = recorded.head, controller.session
    kept = message(texts.NOT_KEPT, reason="no room")
    for problem, told in ((kept, "This recording is not kept: no room"),
                          ("planted", "a reading failed: planted")):  # fmt: skip
        controller.show_session(replace(session, problems=(problem,)))
        assert head.state.says == told


def test_the_guide_is_read_without_the_network(window, qtbot):
    guide.show()
    (shown,) = window.findChildren(guide.Guide)
    assert shown.isVisible() and len(shown.text.toPlainText()) > 500
    QtCore.QTimer.singleShot(0, shown.close)
    qtbot.waitUntil(lambda: not window.findChildren(guide.Guide), timeout=5000)


def test_another_language_makes_the_panel_anew(panel, qtbot):
    """FreeCAD's own languages; the page that was open opens again."""
    shown = dock.panel(show=True)
    panel.open_page("features")
    FreeCADGui.addLanguagePath(paths.TRANSLATIONS)
    FreeCADGui.setLocale("Turkish")
    try:
        qtbot.waitUntil(lambda: shown.panel is not panel, timeout=10_000)
        assert shown.panel.head.record.text() == "Kayda başla"
        assert shown.panel.page.name == "features"
    finally:
        FreeCADGui.setLocale("English")
    qtbot.waitUntil(lambda: shown.panel.head.record.text() == "Record", timeout=10_000)
    kind = type(shown.panel)
    qtbot.waitUntil(lambda: len(shown.findChildren(kind)) == 1, timeout=5000)
