# SPDX-License-Identifier: LGPL-2.1-or-later
"""What documents consist of while a recording reads them: each reading is taken in once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..model.geometry import Geometry
from ..model.structure import DocumentFacts, StructureStep
from .geometry import GeometryTotals


class LiveGeometry:
    """Give it what was read of documents, in the order of reading."""

    def __init__(self) -> None:
        self._documents: dict[str, tuple[int, GeometryTotals]] = {}  # with when it was read whole

    def take(self, documents: Iterable[DocumentFacts], steps: Iterable[StructureStep]) -> None:
        """What was read since the last call. Steps from before a whole reading are in that."""
        for whole in documents:
            self._documents[whole.document] = whole.time_ns, GeometryTotals(whole.objects)
        for step in steps:
            since_ns, totals = self._documents.setdefault(step.document, (0, GeometryTotals()))
            if step.time_ns >= since_ns:
                for name in step.deleted:
                    totals.replace(name, None)
                for name, facts in step.objects.items():
                    totals.replace(name, facts)

    def document(self, name: str) -> Geometry | None:
        """None for a document that nobody read."""
        known = self._documents.get(name)
        return None if known is None else known[1].geometry()

    def object(self, document: str, name: str) -> Mapping[str, int] | None:
        """The elements of one object by name (Face, Edge ...); None if nobody read it."""
        known = self._documents.get(document)
        facts = None if known is None else known[1].objects.get(name)
        return None if facts is None else facts.counts
