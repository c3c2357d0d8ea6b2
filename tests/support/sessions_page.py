# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of recordings, with three of them, and how a person chooses some."""

from __future__ import annotations

import pytest
from rich_sessions import rich, session_id

from PerfProfilerWorkbench.qt import QtCore
from PerfProfilerWorkbench.store.owners import Owner
from PerfProfilerWorkbench.store.store import Store

LEFT = QtCore.Qt.MouseButton.LeftButton
LIMIT_MS = 20_000
NOBODY = Owner("elsewhere", "", 1, 1)


@pytest.fixture
def three(path):
    """Three recordings; the second is pinned, the third and newest was interrupted."""
    with Store(str(path)) as store:
        for number in (1, 2):
            store.add(rich(number))
        store.begin(rich(3), NOBODY).interrupt()
        store.pin(session_id(2), True)
    return path


def opened(panel, qtbot):
    panel.open_page("sessions")
    page = panel.sessions
    qtbot.waitUntil(lambda: page.listed is not None and not page.archive.busy, timeout=LIMIT_MS)
    return page


@pytest.fixture
def page(three, panel, qtbot):
    return opened(panel, qtbot)


def numbers(page):
    """Of the recordings that show, as ``session_id`` counts them."""
    return [int(row.info.id[-8:], 16) for row in page.list.sessions.rows]


def choose(page, qtbot, *rows):
    """By clicks, the later ones with Ctrl."""
    for place, row in enumerate(rows):
        box = page.list.visualRect(page.list.sessions.index(row))
        keys = QtCore.Qt.KeyboardModifier
        held = keys.ControlModifier if place else keys.NoModifier
        qtbot.mouseClick(page.list.viewport(), LEFT, held, box.center())
