# SPDX-License-Identifier: LGPL-2.1-or-later
"""Recordings that begin by themselves, if the person wants that; imported only then."""

from __future__ import annotations

from typing import Any

from ..qt import QtCore
from . import settings
from .controller import controller

START, DOCUMENT = "start", "document"
_observer: Any = None


class _Documents:
    """FreeCAD calls it when a document is made or opened."""

    def slotCreatedDocument(self, document: Any) -> None:
        # not from inside FreeCAD's own signal
        QtCore.QTimer.singleShot(0, _record)


def at_start() -> None:
    """FreeCAD has just started."""
    if settings.text(settings.AUTOMATIC) == START:
        _record()
    apply()


def apply() -> None:
    """Wait for documents, or stop waiting, as the setting says now."""
    global _observer
    import FreeCAD

    wanted = settings.text(settings.AUTOMATIC) == DOCUMENT
    if wanted and _observer is None:
        _observer = _Documents()
        FreeCAD.addDocumentObserver(_observer)
    elif not wanted and _observer is not None:
        FreeCAD.removeDocumentObserver(_observer)
        _observer = None


def _record() -> None:
    if settings.text(settings.AUTOMATIC) and not controller().running:
        controller().record()
