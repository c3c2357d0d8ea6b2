# SPDX-License-Identifier: LGPL-2.1-or-later
"""Makes spans of the tuples that the recompute hook emits. Pure: needs no FreeCAD.

The contract of a recompute as FreeCAD tells it (docs/freecad.md):

- there is no event at the start of a feature: it begins where the one before it ended;
- with a window, from the CHANGED of a property that is shown to the next event the view works;
- a failing feature sends nothing, so its time falls to whatever comes next;
- a document never recomputes inside its own recompute, so a second BEGIN means that the END of the
  first was lost;
- headless FreeCAD 1.1 sends no BEGIN: CALLED and RETURNED then stand around the script's call.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..model.span import Row, Span, SpanKind, Status
from .events import (
    BEGIN,
    CALLED,
    CHANGED,
    CHANGING,
    END,
    FAILED,
    HEADLESS,
    LATE,
    RECOMPUTED,
    RETURNED,
    WINDOWED,
    Event,
)

# After a change of one of these the view does work worth naming; after others the feature goes on.
SHOWN_PROPERTIES = frozenset(("Shape", "Mesh", "Points", "FemMesh", "Visibility"))


class _Open:
    """A recompute that has begun and not ended."""

    def __init__(self, id: int, document: str, start_ns: int, how: int | None):
        self.id = id
        self.document = document
        self.how = how  # None while only a script's call is known
        self.calls = 0  # that features of it made for itself, and that FreeCAD refuses
        self.features = 0
        self.start(start_ns)

    def start(self, time_ns: int) -> None:
        self.start_ns = time_ns
        self.start_feature(time_ns)

    def start_feature(self, time_ns: int) -> None:
        self.feature_start_ns = self._mark_ns = time_ns
        self.compute_ns = self.display_ns = 0
        self.displaying = False

    def advance(self, time_ns: int) -> None:
        if self.displaying:
            self.display_ns += time_ns - self._mark_ns
        else:
            self.compute_ns += time_ns - self._mark_ns
        self._mark_ns = time_ns


class SpanBuilder:
    """Feed it events in order; ``spans`` holds what is complete, a recompute after its features."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self._stack: list[_Open] = []
        self._failed: list[tuple[str, str]] = []
        self._next_id = 1

    def feed(self, events: Iterable[Event]) -> None:
        for time_ns, code, key, detail in events:
            if code in (CHANGING, CHANGED):
                self._change(time_ns, code == CHANGED and detail in SHOWN_PROPERTIES)
            elif code == RECOMPUTED:
                self._feature(time_ns, key)
            elif code == BEGIN:
                self._begin(time_ns, key[0], detail)
            elif code == FAILED:
                self._failed.append(key)
            elif code == END:
                self._end(time_ns, key[0], detail)
            elif code == CALLED:
                self._called(time_ns, key[0])
            elif code == RETURNED:
                self._returned(key[0])

    def _find(self, document: str) -> _Open | None:
        return next((known for known in self._stack if known.document == document), None)

    def _push(self, time_ns: int, document: str, how: int | None) -> None:
        lost = self._find(document)
        if lost is not None:
            self._drop(lost)
        if self._stack:  # whatever the view was doing for the outer one is over
            self._stack[-1].advance(time_ns)
            self._stack[-1].displaying = False
        self._stack.append(_Open(self._take_id(), document, time_ns, how))

    def _drop(self, known: _Open) -> None:
        """Forget a recompute and what is still open inside it."""
        del self._stack[self._stack.index(known) :]

    def _called(self, time_ns: int, document: str) -> None:
        known = self._find(document)
        if known is None:
            self._push(time_ns, document, None)
        else:
            known.calls += 1

    def _take_id(self) -> int:
        self._next_id += 1
        return self._next_id - 1

    def _begin(self, time_ns: int, document: str, how: int) -> None:
        self._failed.clear()
        top = self._stack[-1] if self._stack else None
        if top is None or top.how is not None or top.document != document:
            self._push(time_ns, document, how)
        elif how == LATE or top.features:
            top.how = HEADLESS  # inside the call that is known: its start is exact
        else:
            top.how = how
            top.start(time_ns)

    def _returned(self, document: str) -> None:
        known = self._find(document)
        if known is None:
            return
        if known.calls:
            known.calls -= 1
        else:
            self._drop(known)

    def _change(self, time_ns: int, shown: bool) -> None:
        if self._stack:
            top = self._stack[-1]
            top.advance(time_ns)
            top.displaying = shown and top.how == WINDOWED

    def _feature(self, time_ns: int, key: tuple[str, str]) -> None:
        if self._stack:
            top = self._stack[-1]
            top.advance(time_ns)
            self._add_feature(top, key, time_ns, failed=False)
            top.start_feature(time_ns)
            top.features += 1

    def _add_feature(self, top: _Open, key: tuple[str, str], end_ns: int, failed: bool) -> None:
        """A failed feature's time can't be told: it is in whatever came after it."""
        start_ns = end_ns if failed else top.feature_start_ns
        self.spans.append(
            Span(
                id=self._take_id(),
                parent=top.id,
                kind=SpanKind.FEATURE,
                document=key[0],
                object=key[1],
                start_ns=start_ns,
                wall_ns=end_ns - start_ns,
                status=Status.FAILED if failed else Status.OK,
                compute_ns=0 if failed else top.compute_ns,
                display_ns=0 if failed else top.display_ns,
            )
        )

    def _end(self, time_ns: int, document: str, own_ns: int) -> None:
        failed, self._failed = self._failed, []
        top = self._find(document)
        if top is None:
            return
        self._drop(top)
        for key in failed:
            self._add_feature(top, key, time_ns, failed=True)
        self.spans.append(
            Span(
                id=top.id,
                parent=self._stack[-1].id if self._stack else None,
                kind=SpanKind.RECOMPUTE,
                document=top.document,
                object="",
                start_ns=top.start_ns,
                wall_ns=time_ns + own_ns - top.start_ns,
                status=Status.FAILED if failed else Status.OK,
                rows=((Row.CLOSING, time_ns - top.feature_start_ns), (Row.OWN, own_ns)),
                estimated_start=top.how == LATE,
            )
        )
