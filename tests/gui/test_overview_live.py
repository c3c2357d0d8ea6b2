# SPDX-License-Identifier: LGPL-2.1-or-later
"""The live readings of the overview, inside the real FreeCAD."""

from __future__ import annotations

import FreeCADGui
import pytest
from documents import close_all

from PerfProfilerWorkbench.capture.environment import view_opengl
from PerfProfilerWorkbench.gui.overview.graphics_cards import card_line
from PerfProfilerWorkbench.gui.overview.live import memory_change
from PerfProfilerWorkbench.model.gpu import GpuReading
from PerfProfilerWorkbench.model.span import Span, SpanKind
from PerfProfilerWorkbench.qt import QtCore, QtWidgets

LIMIT_MS = 10_000
STAND_IN = GpuReading(0, "0000:01:00.0", "Stand-in 3000", "NVIDIA", "NVIDIA 550")


@pytest.fixture
def page(panel):
    panel.open_page("overview")
    return panel.overview


def test_live_readings_go_on_without_a_recording(page, document, qtbot):
    live = page.live
    qtbot.waitUntil(lambda: "MiB" in live.memory.value.text(), timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: "%" in live.processor.value.text(), timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: "objects: 3" in live.model.says, timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: live.freezes.value.text() == "—", timeout=LIMIT_MS)
    assert "while you record" in live.freezes.value.toolTip()
    close_all()
    qtbot.waitUntil(lambda: live.model.says == "—", timeout=LIMIT_MS)
    assert "no document" in live.model.toolTip()


def test_live_readings_of_a_recording(page, controller, document, qtbot):
    controller.record()
    view = FreeCADGui.activeDocument().activeView()
    live = page.live

    def turned():
        view.viewIsometric() if live.frames.value.text() == "—" else view.viewTop()
        return "ms" in live.frames.value.text() or "µs" in live.frames.value.text()

    qtbot.waitUntil(turned, timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: "solids: 3" in live.model.says, timeout=LIMIT_MS)
    assert "triangles: " in live.model.says and "Faces" in live.model.toolTip()
    assert live.freezes.value.text() != "—"
    assert live.memory.curve.accessibleDescription() == live.memory.value.toolTip() != ""


class Painted(QtCore.QObject):
    """Notes which widgets are painted."""

    def __init__(self):
        super().__init__()
        self.widgets = []

    def eventFilter(self, watched, event):
        if event.type() == QtCore.QEvent.Type.Paint:
            self.widgets.append(watched)
        return False


def test_a_card_that_tells_itself_need_not_be_who_draws_the_view(panel):
    _, tip = card_line((STAND_IN,))
    drawn, of_card = tip.split("\n\n")
    assert of_card.startswith(STAND_IN.name)
    assert drawn.startswith(f"The 3D view is drawn by {view_opengl().renderer}, ")


def test_what_nothing_new_is_known_of_is_not_drawn_again(panel, page, document, qtbot):
    """An idle panel rests: putting the window together anew is dear."""
    qtbot.waitUntil(lambda: "%" in page.live.processor.value.text(), timeout=LIMIT_MS)
    panel._timer.stop()
    page.live.show_all()
    page.start.put()
    painted, widgets = Painted(), page.findChildren(QtWidgets.QWidget)
    try:
        for widget in widgets:
            widget.installEventFilter(painted)
        qtbot.waitUntil(lambda: _rested(painted), timeout=LIMIT_MS)
        for _ in range(5):
            page.live.show_all()  # of the same readings
            page.start.put()
            page.put()
            QtWidgets.QApplication.processEvents()
        assert painted.widgets == []
        page.live.memory.value.setText("other")
        qtbot.waitUntil(lambda: page.live.memory.value in painted.widgets, timeout=LIMIT_MS)
    finally:
        for widget in widgets:
            widget.removeEventFilter(painted)
        panel._timer.start()


def _rested(painted):
    """Whether nothing was left to paint."""
    painted.widgets.clear()
    QtWidgets.QApplication.processEvents()
    return not painted.widgets


def test_how_memory_grew_is_said_after_ten_recomputes_only():
    def recomputes(*sizes):
        return [
            Span(n, None, SpanKind.RECOMPUTE, "", "", n, 1, rss_bytes=size * 2**20)
            for n, size in enumerate(sizes)
        ]

    assert memory_change(recomputes(*range(100, 110))) == ("", "")
    assert memory_change(recomputes(*range(100, 111)))[0].startswith("Memory +10.0 MiB over")
    assert "−10.0 MiB" in memory_change(recomputes(*range(111, 100, -1)))[0]
