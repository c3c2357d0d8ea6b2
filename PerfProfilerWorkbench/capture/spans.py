# SPDX-License-Identifier: LGPL-2.1-or-later
"""Collects the hooks' tuples into recomputes, and has each one split when its END has come. Pure.

A document never recomputes inside its own recompute, so a second BEGIN means that the END of the
first was lost. Headless FreeCAD 1.1 sends no BEGIN: CALLED and RETURNED then stand around the
script's call.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..model.span import Span
from .events import (
    BEGIN,
    CALLED,
    END,
    FAILED,
    HEADLESS,
    LATE,
    LOOPED,
    NESTED,
    RECOMPUTED,
    RETURNED,
    Event,
)
from .growth import nested
from .outside import Outside
from .splitting import Recompute, Splitter


class _Open(Recompute):
    """A recompute that has begun and not ended; ``how`` is -1 while only a call is known."""

    calls = 0  # that features of it made for itself, and that FreeCAD refuses
    features = 0


class SpanBuilder:
    """Feed it events in order; ``spans`` holds what is complete, a recompute after its features."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.outside = Outside(self._take_id)
        self._stack: list[_Open] = []
        self._next_id = 1

    def feed(self, events: Iterable[Event]) -> None:
        for event in events:
            code = event[1]
            if code == BEGIN:
                self._begin(event)
            elif code == FAILED:
                known = self._find(event[3])
                if known is not None:
                    known.failed = (*known.failed, event[2])
            elif code == END:
                self._end(event)
            elif code == CALLED:
                self._called(event)
            elif code == RETURNED:
                self._returned(event[2][0])
            elif self._stack and not LOOPED <= code < NESTED:
                self._stack[-1].events.append(event)
                self._stack[-1].features += code == RECOMPUTED
            else:
                self.outside.feed(event)
                self.spans.extend(self.outside.take())

    def add(self, spans: Iterable[Span]) -> None:
        """Take over spans that others made; they get numbers of this recording."""
        self.spans.extend(replace(span, id=self._take_id()) for span in spans)

    def close(self) -> None:
        """The recording ends: what an object was doing outside recomputes is complete."""
        self.spans.extend(self.outside.close())

    def _find(self, document: str) -> _Open | None:
        return next((known for known in self._stack if known.document == document), None)

    def _push(self, time_ns: int, document: str, how: int, raw: object) -> None:
        self.spans.extend(self.outside.close())
        lost = self._find(document)
        if lost is not None:
            self._drop(lost)
        parent = self._stack[-1].id if self._stack else None
        known = _Open(self._take_id(), parent, document, time_ns, how, raw)  # type: ignore[arg-type]
        self._stack.append(known)

    def _drop(self, known: _Open) -> None:
        """Forget a recompute and what is still open inside it."""
        del self._stack[self._stack.index(known) :]

    def _called(self, event: Event) -> None:
        time_ns, _, (document, _), raw = event
        known = self._find(document)
        if known is None:
            self._push(time_ns, document, -1, raw)
        else:
            known.calls += 1

    def _take_id(self) -> int:
        self._next_id += 1
        return self._next_id - 1

    def _begin(self, event: Event) -> None:
        time_ns, _, (document, _), (how, raw) = event
        top = self._stack[-1] if self._stack else None
        if top is None or top.how >= 0 or top.document != document:
            self._push(time_ns, document, how, raw)
        elif how == LATE or top.features:
            top.how = HEADLESS  # inside the call that is known: its start is exact
        else:
            top.how, top.start_ns, top.counters = how, time_ns, raw
            top.events.clear()

    def _returned(self, document: str) -> None:
        known = self._find(document)
        if known is None:
            return
        if known.calls:
            known.calls -= 1
        else:
            self._drop(known)

    def _end(self, event: Event) -> None:
        known = self._find(event[2][0])
        if known is None:
            return
        self._drop(known)
        known.events.append(event)
        self.spans.extend(Splitter(known, self._take_id).spans())
        if self._stack:
            end_ns = event[0] + event[3][0]
            detail = (known.start_ns, *nested(known.counters, known.events))
            self._stack[-1].events.append((end_ns, NESTED, event[2], detail))
