# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of features: recordings for it, its rows, and what is selected in FreeCAD."""

from __future__ import annotations

import FreeCADGui
import pytest
from rich_sessions import ENVIRONMENT

from PerfProfilerWorkbench.gui.features.column_memory import Memory
from PerfProfilerWorkbench.model.session import Feature, Session
from PerfProfilerWorkbench.model.span import ObjectKey, Span, SpanKind
from PerfProfilerWorkbench.qt import QtCore, QtGui

LEFT = QtCore.Qt.MouseButton.LeftButton
CONTROL = QtCore.Qt.KeyboardModifier.ControlModifier
ASCENDING, DESCENDING = QtCore.Qt.SortOrder.AscendingOrder, QtCore.Qt.SortOrder.DescendingOrder
TOOLTIP = QtCore.Qt.ItemDataRole.ToolTipRole
SELECTION = FreeCADGui.Selection


@pytest.fixture
def page(panel, qtbot):
    """The page, open, as nobody changed it yet, with the mouse elsewhere."""
    QtGui.QCursor.setPos(0, 0)
    panel.open_page("features")
    found = panel.features
    found.table.memory.apply(Memory())
    found.view.setCurrentIndex(0)
    found.recomputes.setCurrentIndex(0)
    found.filter.clear()
    found.table.clearSelection()
    qtbot.waitUntil(lambda: not found.table.viewport().underMouse(), timeout=5000)
    yield found
    SELECTION.clearSelection()
    found.filter.clear()
    found.view.setCurrentIndex(0)
    found.recomputes.setCurrentIndex(0)


def made(**seconds):
    """A session of one recompute of features that are in no document."""
    spans, whole = [], len(seconds) + 1
    for number, (name, length) in enumerate(seconds.items(), 1):
        of = (number, whole, SpanKind.FEATURE, "Doc", name, 0, length * 10**9)
        spans.append(Span(*of, compute_ns=length * 10**9))
    of = (whole, None, SpanKind.RECOMPUTE, "Doc", "", 0, sum(seconds.values()) * 10**9)
    types = {"Box": "Part::Box", "Fusion": "Part::Fuse"}
    features = {ObjectKey("Doc", name): Feature(name, types.get(name, "")) for name in seconds}
    head = ("lightweight", ENVIRONMENT, 1_790_000_000.0, 0, 10**12)
    return Session(*head, spans=(*spans, Span(*of)), features=features)


@pytest.fixture
def session(controller):
    """A recording that is over."""
    controller.show_session(made(Box=2, Fusion=4))


def rows(page):
    """By label, the texts of each column by its title."""
    model = page.table.features
    return {line.label: {one.title: one.show(line) for one in model.columns} for line in model.rows}


def labels(page):
    return [line.label for line in page.table.features.rows]


def sort(page, name, order=DESCENDING):
    page.table.sortByColumn(page.table.features.names.index(name), order)


def place_of(page, label):
    model = page.table.features
    return page.table.visualRect(model.index(labels(page).index(label), 0)).center()


def edit(document, length):
    document.Box.Length = length
    document.recompute()


def recorded(controller, document, length=12):
    controller.record()
    edit(document, length)
    controller.stop()


def selected():
    return [obj.Name for obj in SELECTION.getSelection()]
