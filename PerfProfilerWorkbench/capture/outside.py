# SPDX-License-Identifier: LGPL-2.1-or-later
"""Changes and work outside recomputes. Pure.

Setting a property can compute (a primitive of FreeCAD 0.20 does, a sketch solves) and can make the
view work. The computing lies between the CHANGING and the CHANGED of the property, with changes of
other properties within; what the view does after it lasts until the last notice of its scene.
Between two changes of one sketch in the same run of Qt's event loop the sketch is solved.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..model.facts import Change
from ..model.span import Span, SpanKind
from .events import (
    CHANGED,
    CHANGED_HIDDEN,
    CHANGING,
    CREATED,
    LOOPED,
    PATH,
    RECOMPUTED,
    SHOWN,
    TRANSACTION,
    VIEWED,
    Event,
)

_WORTH_NS = 50_000  # shorter work is told by its change alone
_SKETCH = frozenset(
    ("Geometry", "Constraints", "ExternalGeometry", "ExternalGeo", "FullyConstrained")
).union(("Shape", "InternalShape"))


@dataclass
class _Work:
    """What one object does and has done to it, until another one's turn or the event loop's."""

    key: tuple[str, str]
    start_ns: int
    end_ns: int
    compute_ns: int = 0
    display_ns: int = 0
    estimated_start: bool = False


class Outside:
    """``take`` gives the spans that are complete, ``changes`` grows."""

    def __init__(self, take_id: Callable[[], int]) -> None:
        self._take_id = take_id
        self.changes: list[Change] = []
        self._spans: list[Span] = []
        self._transactions: dict[str, str] = {}
        self._depth: list[str] = []  # the properties whose setting is under way
        self._work: _Work | None = None
        self._last = ""
        self._displaying = False

    def feed(self, event: Event) -> None:
        """Take one event that came while no recompute was open."""
        time_ns, code, key, detail = event
        if code == CHANGING:
            self._changing(time_ns, key, detail)
        elif code in (CHANGED, CHANGED_HIDDEN):
            self._changed(time_ns, key, detail)
        elif code == SHOWN and self._work is not None and self._displaying:
            self._work.display_ns += max(0, time_ns - self._work.end_ns)
            self._work.end_ns = max(time_ns, self._work.end_ns)
        elif code == TRANSACTION:
            self._transactions[key[0]] = detail
        elif code == PATH and self.changes:
            last = self.changes[-1]
            self.changes[-1] = Change(**{**vars(last), "path": detail})
        elif code == RECOMPUTED:
            self._recomputed(time_ns, key)
        else:
            self._other(event)

    def _other(self, event: Event) -> None:
        time_ns, code, key, detail = event
        if code == LOOPED:
            self._finish()
        elif code == CREATED:
            self._note(time_ns, key, "")
        elif code == VIEWED:
            start_ns, share = detail
            work = _Work(key, start_ns, time_ns, estimated_start=True)
            work.display_ns = (time_ns - start_ns) // share
            self._add(SpanKind.DISPLAY, work)

    def _changing(self, time_ns: int, key: tuple[str, str], name: str) -> None:
        work = self._work
        if work is not None and work.key != key and not self._depth:
            self._finish()
            work = None
        if work is None:
            self._work = _Work(key, time_ns, time_ns)
        elif self._depth or {self._last, name} <= _SKETCH:
            self._compute(time_ns)
        else:
            work.end_ns = time_ns  # between two changes of it somebody else was at work
        self._displaying = False
        self._depth.append(name)

    def _compute(self, time_ns: int) -> None:
        if self._work is not None:
            self._work.compute_ns += max(0, time_ns - self._work.end_ns)
            self._work.end_ns = max(time_ns, self._work.end_ns)

    def _changed(self, time_ns: int, key: tuple[str, str], name: str) -> None:
        self._note(time_ns, key, name)
        if self._work is None:
            self._work = _Work(key, time_ns, time_ns)
        elif name in self._depth:
            self._compute(time_ns)
            del self._depth[self._depth.index(name) :]
        self._last, self._displaying = name, True

    def _note(self, time_ns: int, key: tuple[str, str], name: str) -> None:
        transaction = self._transactions.get(key[0], "")
        self.changes.append(Change(time_ns, *key, name, transaction=transaction))

    def _recomputed(self, time_ns: int, key: tuple[str, str]) -> None:
        """An object that somebody recomputed by itself: nothing told when that began."""
        if self._work is not None and self._work.key == key:
            self._compute(time_ns)
            self._work.estimated_start = True
        self._finish()

    def _finish(self) -> None:
        work, self._work, self._displaying = self._work, None, False
        self._depth.clear()
        if work is not None and work.compute_ns + work.display_ns >= _WORTH_NS:
            shown = work.display_ns > work.compute_ns
            self._add(SpanKind.DISPLAY if shown else SpanKind.COMPUTE, work)

    def _add(self, kind: SpanKind, work: _Work) -> None:
        self._spans.append(
            Span(
                id=self._take_id(),
                parent=None,
                kind=kind,
                document=work.key[0],
                object=work.key[1],
                start_ns=work.start_ns,
                wall_ns=work.end_ns - work.start_ns,
                compute_ns=work.compute_ns,
                display_ns=work.display_ns,
                estimated_start=work.estimated_start,
            )
        )

    def take(self) -> list[Span]:
        spans, self._spans = self._spans, []
        return spans

    def close(self) -> list[Span]:
        """A recompute begins or the recording ends: whatever was under way is over."""
        self._finish()
        return self.take()
