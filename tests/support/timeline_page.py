# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of the timeline: a session for it, and where a moment of that is on it."""

from __future__ import annotations

from dataclasses import replace
from threading import enumerate as enumerate_threads

import pytest
from rich_sessions import ENVIRONMENT, session_id

from PerfProfilerWorkbench.analysis.timeline import Line
from PerfProfilerWorkbench.model.activity import Command, Way
from PerfProfilerWorkbench.model.facts import Sample
from PerfProfilerWorkbench.model.session import Feature, Session
from PerfProfilerWorkbench.model.span import ObjectKey, Span, SpanKind
from PerfProfilerWorkbench.qt import QtCore

MS, SECOND = 10**6, 10**9
Key, LEFT = QtCore.Qt.Key, QtCore.Qt.MouseButton.LeftButton


def feature(id: int, name: str, start_ms: int, compute_ms: int, display_ms: int = 0) -> Span:
    of = (id, 4, SpanKind.FEATURE, "Doc", name, start_ms * MS, (compute_ms + display_ms) * MS)
    return Span(*of, compute_ns=compute_ms * MS, display_ns=display_ms * MS)


RECOMPUTE = Span(4, None, SpanKind.RECOMPUTE, "Doc", "", 2000 * MS, 4000 * MS)
SPANS = (
    feature(1, "Box", 2000, 500),
    feature(2, "Cut", 2500, 500, 2500),
    feature(3, "Fillet", 5500, 400),
    RECOMPUTE,
    Span(5, None, SpanKind.COMMAND, "", "", 1900 * MS, 4200 * MS, name="Std_Refresh",
         detail=Command("PartWorkbench", Way.TOOLBAR)),
    Span(6, None, SpanKind.FREEZE, "", "", 2100 * MS, 3900 * MS),
)  # fmt: skip


def session(**given) -> Session:
    """Ten seconds with a recompute in the middle."""
    features = {ObjectKey("Doc", "Cut"): Feature("Pocket for the motor", "Part::Cut")}
    samples = tuple(Sample(at * SECOND, at * SECOND // 2, 2**30 + at) for at in range(11))
    made = Session(
        *("lightweight", ENVIRONMENT, 1_790_000_000.0, 0, 10 * SECOND, SPANS),
        samples=samples,
        features=features,
        id=session_id(3),
        windowed=True,
    )
    return replace(made, **given)


@pytest.fixture(autouse=True)
def no_analysis_goes_on(qtbot):
    """A thread that looks at the last test's recording would be this one's."""
    yield
    qtbot.waitUntil(
        lambda: not any("PerfProfiler" in one.name for one in enumerate_threads()), timeout=20_000
    )


@pytest.fixture
def page(controller, panel, qtbot):
    """The page, open, showing the session above."""
    panel.pages.setCurrentWidget(panel.timeline)
    controller.show_session(session())
    qtbot.waitUntil(lambda: panel.timeline.canvas.lanes.count == len(SPANS), timeout=5000)
    return panel.timeline


def place(canvas, line: Line, time_ns: int):
    """Where a moment is on a line, in pixels."""
    band = next(one for one in canvas.bands if one.row is canvas.lanes.rows[line])
    return QtCore.QPoint(int(canvas.zoom.x(time_ns)), band.top + band.height // 2)
