# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the active document consists of while a recording reads it, and how that is said."""

from __future__ import annotations

from typing import Any

from ... import texts
from ...analysis.live_geometry import LiveGeometry
from ...export.geometry_words import APART, COUNTED
from ...model.geometry import Geometry
from ...recording import recorder
from .. import i18n

_BUDGET_NS = 2_000_000
_TYPES = 8  # the commonest types are named, the rest has no room


class ActiveGeometry:
    """Takes what the running recording has read, so that nothing is counted twice."""

    def __init__(self) -> None:
        self._facts: object = None
        self._live = LiveGeometry()
        self._documents = self._steps = 0

    def step(self, document: Any) -> bool:
        """Go on counting for at most about 2 ms; whether a recording knows this document."""
        facts = recorder.hook.facts
        if facts is not self._facts:
            self._facts, self._live = facts, LiveGeometry()
            self._documents = self._steps = 0
        if document is None or not recorder.recording or not facts.reader.knows(document.Name):
            return False
        facts.count(document, _BUDGET_NS)
        return True

    def read(self, document: Any) -> Geometry | None:
        """None: nothing is recorded of it, or it is not read yet."""
        if not self.step(document):
            return None
        facts = recorder.hook.facts
        self._live.take(facts.documents[self._documents :], facts.steps[self._steps :])
        self._documents, self._steps = len(facts.documents), len(facts.steps)
        return self._live.document(document.Name)


def number(value: int, geometry: Geometry) -> str:
    """In the language's own way; marked while objects are still to be counted."""
    shown = i18n.number(value)
    return i18n.tr(texts.AT_LEAST, value=shown) if geometry.uncounted else shown


def description(document: str, geometry: Geometry) -> str:
    """All counts of a document, a line each; what there is none of has no line."""
    lines = [i18n.tr(texts.GEOMETRY_OF, document=document)]
    for name, text in COUNTED.items():
        value = getattr(geometry, name)
        if value:
            shown = number(value, geometry)
            lines.append(i18n.tr(texts.GEOMETRY_LINE, name=i18n.tr(text), value=shown))
    for name, text in APART.items():
        if getattr(geometry, name):
            lines.append(i18n.tr(text, value=i18n.number(getattr(geometry, name))))
    return "\n".join([*lines, _types(geometry)] if geometry.types else lines)


def _types(geometry: Geometry) -> str:
    ranked = sorted(geometry.types.items(), key=lambda each: -each[1])[:_TYPES]
    told = [i18n.tr(texts.GEOMETRY_TYPE, count=count, type=kind) for kind, count in ranked]
    more = ["…"] if len(geometry.types) > _TYPES else []
    return i18n.tr(texts.GEOMETRY_OBJECTS, types=", ".join([*told, *more]))
