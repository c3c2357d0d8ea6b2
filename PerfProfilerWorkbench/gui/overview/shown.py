# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the active document consists of now, in a line; all counts of it in the tooltip."""

from __future__ import annotations

from time import perf_counter_ns
from typing import Any

from ... import texts
from ...capture.geometry import Counts, GeometryCounter
from ...texts import message
from .. import i18n
from ..widgets.tables import NOT_AVAILABLE
from .geometry import ActiveGeometry, description, number

_REST = 500  # times what a count took is between two: a document of many objects is dear to count
_LEAST_REST_NS = 5_000_000_000


class Shown:
    """A recording counts anyway, and what it knows is taken; else some milliseconds a step."""

    def __init__(self) -> None:
        self._counter, self._geometry = GeometryCounter(), ActiveGeometry()
        self.document = ""  # the active one
        self._due_ns = self._cost_ns = 0

    def step(self) -> None:
        """Go on counting, if that is due."""
        import FreeCAD

        document = FreeCAD.ActiveDocument
        name = "" if document is None else document.Name
        now_ns = perf_counter_ns()
        if name != self.document:
            self.document, self._due_ns, self._cost_ns = name, 0, 0
        if self._geometry.step(document) or now_ns < self._due_ns:
            return
        done = self._counter.step()
        self._cost_ns += perf_counter_ns() - now_ns
        if done:
            self._due_ns = now_ns + max(_LEAST_REST_NS, _REST * self._cost_ns)
            self._cost_ns = 0

    def told(self) -> tuple[str, str]:
        """The line and its tooltip."""
        import FreeCAD

        documents = len(FreeCAD.listDocuments())
        document = FreeCAD.ActiveDocument
        if document is None:
            reason = message(texts.NO_DOCUMENT)
            return NOT_AVAILABLE, i18n.say(message(texts.NOT_AVAILABLE, reason=reason))
        recorded = self._recorded(document)
        if recorded is not None:
            return _joined(recorded[0], documents), recorded[1]
        counts: Counts | None = self._counter.latest
        if counts is None or counts.document != document.Name:
            reason = message(texts.O_FIRST_READING)
            return NOT_AVAILABLE, i18n.say(message(texts.NOT_AVAILABLE, reason=reason))
        parts = [
            i18n.tr(texts.O_OBJECTS, value=i18n.number(counts.objects)),
            i18n.tr(texts.O_FACES, value=i18n.number(counts.faces)),
        ]
        return _joined(parts, documents), i18n.tr(texts.O_SHOWN_TIP)

    def _recorded(self, document: Any) -> tuple[list[str], str] | None:
        found = self._geometry.read(document)
        if found is None:
            return None
        parts = [] if found.triangles is None else [(texts.O_TRIANGLES, found.triangles)]
        parts += [(texts.O_SOLIDS, found.solids), (texts.O_OBJECTS, found.objects)]
        told = [i18n.tr(text, value=number(value, found)) for text, value in parts]
        return told, description(document.Label, found)


def _joined(parts: list[str], documents: int) -> str:
    return " · ".join([*parts, i18n.tr(texts.O_DOCUMENTS, value=i18n.number(documents))])
