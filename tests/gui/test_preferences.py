# SPDX-License-Identifier: LGPL-2.1-or-later
"""Our pages in FreeCAD's preferences: what is changed there holds at once."""

from __future__ import annotations

import socket

import FreeCAD
import FreeCADGui
import pytest
from documents import close_all

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.export.formats import format_of
from PerfProfilerWorkbench.gui import (
    automatic,
    commands,
    everywhere,
    exporting,
    preferences,
    settings,
)
from PerfProfilerWorkbench.gui.preferences import CapabilitiesPage, LimitsPage, Page
from PerfProfilerWorkbench.gui.preferences import RecordingsPage as Recordings
from PerfProfilerWorkbench.keeping import settings as keeping
from PerfProfilerWorkbench.qt import QtCore, QtWidgets
from PerfProfilerWorkbench.recording import recorder


@pytest.fixture(autouse=True)
def as_before(controller):
    """No setting outlives its test."""
    commands.register()
    yield
    controller.stop()
    close_all()
    settings._group().Clear()
    everywhere.apply()
    automatic.apply()


def opened(kind):
    page = kind()
    page.loadSettings()
    return page


@pytest.mark.parametrize("kind", [Page, Recordings, LimitsPage])
def test_a_page_fits_into_a_narrow_dialog(kind, qtbot):
    form = opened(kind).form
    qtbot.addWidget(form)
    form.resize(520, 300)
    form.show()
    inside = form.area.widget()
    qtbot.waitUntil(lambda: inside.width() <= form.area.viewport().width(), timeout=5000)
    assert form.windowTitle()


def toolbar_texts():
    bars = FreeCADGui.getMainWindow().findChildren(QtWidgets.QToolBar)
    return [action.text() for bar in bars if bar.isVisible() for action in bar.actions()]


def test_our_bars_come_and_go_at_once(qtbot):
    page = opened(Page)
    assert not page.part.everywhere.isChecked()
    page.part.everywhere.setChecked(True)
    page.saveSettings()
    assert settings.flag(settings.SHOW_EVERYWHERE)
    qtbot.waitUntil(lambda: "Record" in toolbar_texts(), timeout=5000)
    page.part.everywhere.setChecked(False)
    page.saveSettings()
    qtbot.waitUntil(lambda: "Record" not in toolbar_texts(), timeout=5000)
    assert everywhere._shown is None


def test_how_recordings_are_kept():
    page = opened(Recordings)
    assert page.part.keep.isChecked() and page.part.redis.text() == ""
    page.part.keep.setChecked(False)
    page.saveSettings()
    assert keeping.settings() is None
    page.part.keep.setChecked(True)
    page.part.limits[keeping.AGE].setValue(30)
    page.part.limits[keeping.SIZE].setValue(7)
    page.part.redis.setText(" redis://here ")
    page.saveSettings()
    found = keeping.settings()
    told = (found.age_days, found.size_bytes, found.count, found.redis_url)
    assert told == (30, 7_000_000, 1000, "redis://here")


def test_intervals_and_preset_hold_for_the_next_recording(controller):
    page = opened(Page)
    page.part.preset.setCurrentIndex(page.part.preset.findData("full"))
    page.part.intervals[settings.SAMPLE_MS].setValue(250)
    page.part.intervals[settings.STACK_MS].setValue(3)
    page.saveSettings()
    assert page.part.intervals[settings.STACK_MS].value() == 10, "no finer than makes sense"
    recording = controller.record()
    assert recording.preset == "full" and recorder.sampler._used == (0.25, True)
    assert recording.session.stack_interval_ns == 10_000_000


def test_as_the_preset_says_is_the_default(controller):
    controller.record("full")
    assert recorder.sampler._used == (0.1, True)
    assert controller.recording.session.stack_interval_ns == 100_000_000


def test_while_a_recording_runs_it_is_said_when_a_change_holds(controller, panel):
    controller.record()
    page = opened(Page)
    page.saveSettings()
    assert panel.notice.says == ""
    page.part.intervals[settings.SAMPLE_MS].setValue(500)
    page.saveSettings()
    assert panel.notice.says == texts.PREF_NEXT
    assert recorder.sampler._used == (1.0, False)


def test_a_document_begins_a_recording_if_that_is_wanted(controller, qtbot):
    page = opened(Page)
    page.part.automatic.setCurrentIndex(page.part.automatic.findData(automatic.DOCUMENT))
    page.saveSettings()
    assert not controller.running
    FreeCAD.newDocument("Begins")
    qtbot.waitUntil(lambda: controller.running, timeout=5000)
    controller.stop()
    page.part.automatic.setCurrentIndex(0)
    page.saveSettings()
    FreeCAD.newDocument("BeginsNot")
    qtbot.wait(50)
    assert not controller.running


def test_a_start_begins_a_recording_if_that_is_wanted(controller):
    automatic.at_start()
    assert not controller.running
    settings.set_text(settings.AUTOMATIC, automatic.START)
    automatic.at_start()
    assert controller.running


def test_reports_are_in_the_chosen_language(controller, document, qtbot, tmp_path):
    page = opened(Page)
    languages = [page.part.language.itemText(n) for n in range(page.part.language.count())]
    assert languages[:2] == ["FreeCAD's", "English"] and "Türkçe" in languages
    page.part.language.setCurrentIndex(page.part.language.findData("tr"))
    page.saveSettings()
    controller.record()
    document.Box.Length = 41
    document.recompute()
    controller.stop()
    path = tmp_path / "rapor.html"
    assert exporting.export(controller, str(path), format_of("html"))
    qtbot.waitUntil(path.is_file, timeout=60_000)
    turkish = texts.catalogue("tr")
    assert (
        turkish(texts.FEATURES) in path.read_text("utf-8") and turkish(texts.FEATURES) != "Features"
    )
    exporting.exports().dismiss()


def test_defaults_come_back_with_a_click_and_hold_once_saved():
    settings.set_number("LimitFeatureMs", 7)
    settings.set_flag(settings.ALERTS, False)
    for kind, widget, default in (
        (LimitsPage, lambda part: part.spins["slow_feature_ns"], None),
        (Page, lambda part: part.alerts, True),
    ):
        page = opened(kind)
        page.part.defaults.click()
        assert default is None or widget(page.part).isChecked() is default
        page.saveSettings()
    assert settings.number("LimitFeatureMs", 0) != 7
    assert settings.flag(settings.ALERTS)


def test_a_password_is_hidden_and_told_nowhere(qtbot):
    page = opened(Recordings)
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        page.part.redis.setText(f"redis://me:secret@127.0.0.1:{port}/0")
        assert "secret" not in page.part.redis.displayText()
        trial = page.part.trial
        trial.button.click()
        assert trial.says.says == texts.PREF_REDIS_TRYING and not trial.button.isEnabled()
        qtbot.waitUntil(trial.button.isEnabled, timeout=15_000)
    assert trial.says.says.startswith("No connection.") and "secret" not in trial.says.says
    trial.show.setChecked(True)
    assert "secret" in page.part.redis.displayText()
    trial.show.setChecked(False)
    page.part.redis.setText("rediss://127.0.0.1?ssl_password=secret")
    assert "secret" not in page.part.redis.displayText()


def test_what_can_be_read_here(qtbot):
    form = opened(CapabilitiesPage).form
    qtbot.addWidget(form)
    assert form._thread is None, "nothing is looked at before the page is seen"
    form.show()
    qtbot.waitUntil(lambda: bool(form.shown), timeout=60_000)
    qtbot.waitUntil(lambda: form._thread is None, timeout=60_000)
    assert form.area.widget().width() <= form.area.viewport().width()
    form.copy.click()
    copied = QtWidgets.QApplication.clipboard().text()
    assert "✓ resident memory: available" in copied
    assert "✓ commands, freezes, frames of the 3D view: available" in copied
    assert len(form.shown) == len([line for line in copied.splitlines() if line[0] in "✓—"])


def test_they_are_in_freecads_own_dialog(qtbot):
    for page in preferences.PAGES:
        FreeCADGui.addPreferencePage(page, "PerfProfiler")
    titles = []

    def look():
        dialog = QtWidgets.QApplication.activeModalWidget()
        if dialog is None:
            QtCore.QTimer.singleShot(50, look)
            return
        titles.extend(each.windowTitle() for each in dialog.findChildren(QtWidgets.QWidget))
        dialog.reject()

    QtCore.QTimer.singleShot(50, look)
    FreeCADGui.runCommand(commands.PREFERENCES)
    assert {"Recordings and sharing", "Limits", "What can be read here"} <= set(titles)
