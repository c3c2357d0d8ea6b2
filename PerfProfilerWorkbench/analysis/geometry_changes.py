# SPDX-License-Identifier: LGPL-2.1-or-later
"""What operations made of the geometry of their documents: before and after each."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.geometry import Geometry
from ..model.session import Session
from ..model.structure import DocumentFacts, StructureStep
from .live_geometry import LiveGeometry
from .operations import Operation

BeforeAfter = tuple["Geometry | None", "Geometry | None"]


def before_and_after(session: Session, done: Sequence[Operation]) -> list[BeforeAfter]:
    """Of each operation's document; None where nobody had read it then.

    What an operation changed is read up to a second later: all that was read until the next one
    began is its own.
    """
    reader = _Reader(session)
    order = sorted(range(len(done)), key=lambda place: done[place].start_ns)
    found: list[BeforeAfter] = [(None, None)] * len(done)
    for place, following in zip(order, [*order[1:], -1]):
        one = done[place]
        before = reader.at(one.start_ns, one.document)
        until_ns = done[following].start_ns if following >= 0 else session.end_ns
        found[place] = before, reader.at(max(one.end_ns, until_ns), one.document)
    return found


class _Reader:
    """Goes through what was read of documents once, forward."""

    def __init__(self, session: Session) -> None:
        structure = session.structure
        whole: list[DocumentFacts | StructureStep] = [*structure.documents, *structure.steps]
        self._read = sorted(whole, key=lambda one: one.time_ns)
        self._place = 0
        self._live = LiveGeometry()

    def at(self, time_ns: int, document: str) -> Geometry | None:
        first = self._place
        while self._place < len(self._read) and self._read[self._place].time_ns <= time_ns:
            self._place += 1
        for one in self._read[first : self._place]:
            if isinstance(one, DocumentFacts):
                self._live.take([one], ())
            else:
                self._live.take((), [one])
        return self._live.document(document)
