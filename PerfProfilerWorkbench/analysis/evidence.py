# SPDX-License-Identifier: LGPL-2.1-or-later
"""What happened to objects in a stretch of time: made, worked on, shown."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..model.facts import Change
from ..model.operation import OperationType
from ..model.session import Session
from ..model.span import ObjectKey, Span, SpanKind, Status
from .births import births, readings
from .nesting import Timeline
from .type_tables import CONSTRAINTS, PLAIN_PROPERTIES, of_object

_WORK = frozenset((SpanKind.FEATURE, SpanKind.COMPUTE, SpanKind.DISPLAY))


@dataclass(frozen=True)
class Happened:
    """``created`` is what the objects are of that were made; None for those of no type.

    ``worked`` is the time (ns) spent on computing objects, by what they are of; 0 where only a
    property changed. ``shown``: the view worked for objects outside recomputes.
    ``failed_features`` is how many runs of features failed.
    """

    created: frozenset[OperationType | None] = frozenset()
    worked: Mapping[OperationType, int] = field(default_factory=dict)
    shown: bool = False
    failed_features: int = 0


NOTHING = Happened()


class Evidence:
    """A session's facts in order of time, to be asked about stretches of it."""

    def __init__(self, session: Session) -> None:
        self._spans = Timeline(span for span in session.spans if span.kind in _WORK)
        self._changes = sorted(session.changes, key=lambda change: change.time_ns)
        self._change_times = [change.time_ns for change in self._changes]
        made = births(session)
        self._born = [key for _, key in made]
        self._birth_times = [time_ns for time_ns, _ in made]
        self._known = _known(session)

    def of(self, key: ObjectKey, type: str = "") -> OperationType | None:
        """What work on an object is; ``type`` is its type where nothing else tells."""
        return of_object(*self._known.get(key, (type, "")))

    def document(self, start_ns: int, end_ns: int) -> str:
        """The first one in which something happened; empty if in none."""
        spans = self._spans.ended(start_ns, end_ns)
        found = [(span.end_ns, span.document) for span in spans[:1]]
        found += [(one.time_ns, one.document) for one in self._changed(start_ns, end_ns)[:1]]
        return min(found)[1] if found else ""

    def happened(self, start_ns: int, end_ns: int, since_ns: int | None = None) -> Happened:
        """``since_ns``: objects made from then on count as made in the stretch."""
        first = bisect_left(self._birth_times, start_ns if since_ns is None else since_ns)
        born = self._born[first : bisect_right(self._birth_times, end_ns)]
        spans = self._spans.ended(start_ns, end_ns)
        return Happened(
            created=frozenset(map(self.of, born)),
            worked=self._worked(spans, self._changed(start_ns, end_ns)),
            shown=any(span.kind is SpanKind.DISPLAY for span in spans),
            failed_features=sum(span.status is Status.FAILED for span in spans),
        )

    def _changed(self, start_ns: int, end_ns: int) -> list[Change]:
        first = bisect_left(self._change_times, start_ns)
        return self._changes[first : bisect_right(self._change_times, end_ns)]

    def _worked(self, spans: Iterable[Span], changes: Iterable[Change]) -> dict[OperationType, int]:
        worked: dict[OperationType, int] = {}
        for span in spans:
            of = self.of(span.key)
            if of is not None and span.kind is not SpanKind.DISPLAY:
                worked[of] = worked.get(of, 0) + span.compute_ns + span.other_ns
        for change in changes:
            of = self._of_change(change)
            if of is not None:
                worked.setdefault(of, 0)
        return worked

    def _of_change(self, change: Change) -> OperationType | None:
        """A sketch's geometry may change without its constraints being asked."""
        if change.property in PLAIN_PROPERTIES:
            return None
        of = self.of(ObjectKey(change.document, change.object))
        if of is OperationType.CONSTRAINT_SOLVING and change.property not in CONSTRAINTS:
            return OperationType.GEOMETRY_MODIFY
        return of


def _known(session: Session) -> dict[ObjectKey, tuple[str, str]]:
    """Type and proxy by object, the last that were told."""
    known = {key: (feature.type, "") for key, feature in session.features.items()}
    for _, document, objects in readings(session.structure):
        for name, one in objects.items():
            known[ObjectKey(document, name)] = (one.type, one.proxy)
    return known
