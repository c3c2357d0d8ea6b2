# SPDX-License-Identifier: LGPL-2.1-or-later
"""Makes the spans of one finished recompute of its events. Pure: needs no FreeCAD.

The contract of a recompute as FreeCAD tells it (docs/freecad.md):

- there is no event at the start of a feature: it begins where the one before it ended;
- a failing feature sends no RECOMPUTED, so it lies in the gap that the next one (or the END)
  closes; the order in which FreeCAD executes says in which. Events of its own tell which part of
  the gap is surely its own; what nothing tells is shared with its neighbour;
- before the first feature FreeCAD sorts the document by dependencies; nothing tells the end of
  it, so that it is an estimate: how long the same sort took when it was asked for again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..model.span import Row, Span, SpanKind, Status
from .counters import Raw
from .events import END, LATE, RECOMPUTED, WINDOWED, Event
from .gaps import Gap, Key, Others, ran_in_pauses, shares, short, shorten_in_pauses
from .growth import Growth, Readings, recompute_growth
from .intervals import Cutter, Interval, What, quick_ns

# The first sort of a document finds FreeCAD's memory cold and takes longer than the same asked for
# again: 0.8 to 1.4 times as long, on a quiet machine once four times. With a window the progress
# bar is set up after it.
_COLD, _WARM = 1.4, 1.2
_PROGRESS_BAR_NS = {True: 250_000, False: 20_000}
_WORK = (What.COMPUTE, What.DISPLAY)
_WITHIN = 200  # a feature recomputes no more others than this


@dataclass
class Recompute:
    """One recompute whose END has come: what the span builder collected of it."""

    id: int
    parent: int | None
    document: str
    start_ns: int
    how: int
    counters: Raw | None
    events: list[Event] = field(default_factory=list)
    failed: tuple[Key, ...] = ()

    @property
    def windowed(self) -> bool:
        return self.how == WINDOWED


class Splitter:
    """``take_id`` gives ids for spans and groups."""

    def __init__(self, recompute: Recompute, take_id: Callable[[], int]) -> None:
        self._of = recompute
        self._take_id = take_id
        self._end: Event = recompute.events[-1]
        self._rows: dict[Row, int] = {}
        self._spans: list[Span] = []
        # where each object stands in FreeCAD's order of execution; empty where it was not asked for
        self._order = {key: place for place, key in enumerate(self._end[3][2] or ())}
        self._growth = Growth(recompute.counters)

    def spans(self) -> list[Span]:
        """The features' spans in the order in which they ended, then the recompute's."""
        gaps = self._gaps()
        self._find_nested(gaps)
        self._place_failed(gaps)
        self._take_sort(gaps[0])
        for gap in gaps:
            self._feature_spans(gap)
        return [*map(self._without_lonely_group, self._spans), self._recompute_span()]

    def _without_lonely_group(self, span: Span) -> Span:
        """A feature can be in one group only: another's can be left with one member by that."""
        group = span.shared_group
        if group is None or sum(other.shared_group == group for other in self._spans) > 1:
            return span
        return replace(span, shared_group=None)

    def _gaps(self) -> list[Gap]:
        of = self._of
        cutter = Cutter(of.start_ns, quick_ns(of.events) if of.windowed else None)
        gaps, others, first = [], Others(), 0
        in_pauses = ran_in_pauses(of.events)
        for index, event in enumerate(of.events):
            if event[1] not in (RECOMPUTED, END):
                continue
            if first == index and event[1] == RECOMPUTED:  # most are such without a window
                events: list[Event] = []
                cut, others_cpu_ns = cutter.lone(event), 0
            else:
                events = of.events[first : index + 1]
                cut, others_cpu_ns = cutter.cut(events), others.cpu_ns(events)
            gaps.append(Gap(event, cut, others_cpu_ns, events, in_pause=index in in_pauses))
            first = index + 1
        shorten_in_pauses(gaps)
        return gaps

    def _find_nested(self, gaps: list[Gap]) -> None:
        """Features that ran within another one's execute, which then began in the first one's gap.

        Nothing tells where in it, so that the two share their times.
        """
        if self._order:
            self._find_early(gaps)
        runs = Counter(gap.closed_by for gap in gaps)
        for gap, later in pairwise(gaps):
            inner, outer = gap.closed_by, later.closed_by
            # a Python feature right after one that runs more often may have recomputed it
            if outer is not None and later.end[3][2] and runs[inner] > runs[outer]:
                gap.group = later.group = gap.group or self._take_id()

    def _find_early(self, gaps: list[Gap]) -> None:
        """By FreeCAD's order: who ends before somebody whose turn was earlier, and had none yet."""
        order = self._order
        first: dict[Key, int] = {}
        for index, gap in enumerate(gaps[:-1]):
            first.setdefault(gap.end[2], index)
        around = -1  # the gap of the feature that the last one ran in
        for index, gap in enumerate(gaps[:-1]):
            place = -1 if gap.in_pause else order.get(gap.end[2], -1)
            later = (
                at
                for at in range(index + 1, min(len(gaps) - 1, index + _WITHIN))
                if first[gaps[at].end[2]] == at and order.get(gaps[at].end[2], place) < place
            )
            outer = next(later, -1)
            if outer > 0 and outer != around:
                gap.group = gaps[outer].group = gaps[outer].group or self._take_id()
            around = outer

    def _place_failed(self, gaps: list[Gap]) -> None:
        order = self._order
        for key in self._of.failed:
            place = order.get(key)
            gap = gaps[-1]
            if place is not None:
                in_turn = (g for g in gaps[:-1] if not g.in_pause)
                later = (g for g in in_turn if order.get(g.end[2], -1) > place)
                gap = next(later, gap)
            gap.failed.append(key)
        for gap in gaps:
            gap.failed.sort(key=lambda key: order.get(key, -1))

    def _take_sort(self, gap: Gap) -> None:
        """The first interval begins with the sort: that part is no feature's."""
        if not gap.intervals or gap.intervals[0].what is not What.COMPUTE:
            return
        first, windowed = gap.intervals[0], self._of.windowed
        sort_ns, cold = self._end[3][3] or (0, False)
        expected_ns = round(sort_ns * (_COLD if cold else _WARM)) + _PROGRESS_BAR_NS[windowed]
        until_ns = first.start_ns + min(expected_ns, first.ns)
        sort = Interval(first.start_ns, until_ns, What.BETWEEN, None)
        gap.intervals[:1] = [sort, Interval(until_ns, first.end_ns, What.COMPUTE, first.key)]

    def _row(self, row: Row, ns: int) -> None:
        self._rows[row] = self._rows.get(row, 0) + ns

    def _feature_spans(self, gap: Gap) -> None:
        for interval in gap.intervals:
            if interval.what is What.EVENTS:
                self._row(Row.EVENTS, interval.ns)
            elif interval.what is What.BETWEEN:
                self._row(Row.DEPENDENCIES, interval.ns)
            elif interval.what is What.NESTED:
                self._row(Row.NESTED, interval.ns)
        working = [i for i in gap.intervals if i.what in _WORK]
        runners = [*gap.failed, *([gap.closed_by] if gap.closed_by else [])]
        if gap.closed_by is not None:
            self._row(Row.OWN, gap.end[3][0])
        else:
            working = self._without_closing(gap, working)
        if gap.group and gap.failed and gap.closed_by and working:
            # three can't be told apart: the one that ends here ran last
            *working, last = short(working, What.COMPUTE)
            self._add(gap, runners.pop(), [last], None, only=False)
        owned, shared = shares(working, runners)
        group = (gap.group or self._take_id()) if len(shared) > 1 else None
        for key in runners:
            members = group if key in shared else gap.group
            self._add(gap, key, owned.get(key, []), members, only=len(runners) == 1)

    def _without_closing(self, gap: Gap, working: list[Interval]) -> list[Interval]:
        """What features that failed at the very end did: until FreeCAD let Qt work for the END."""
        woke_ns = gap.end[3][4] if gap.failed else 0
        before = [interval for interval in working if interval.end_ns <= woke_ns]
        for interval in working[len(before) :]:
            if gap.failed and interval.start_ns < (woke_ns or interval.end_ns):
                until_ns = woke_ns or interval.end_ns
                before.append(Interval(interval.start_ns, until_ns, interval.what, interval.key))
                self._row(Row.CLOSING, interval.end_ns - until_ns)
            else:
                self._row(Row.CLOSING, interval.ns)
        return before

    def _add(self, gap: Gap, key: Key, own: list[Interval], group: int | None, only: bool) -> None:
        failed = key in gap.failed
        start_ns = own[0].start_ns if own else gap.end[0]
        end_ns = own[-1].end_ns if own else gap.end[0]
        display_ns = sum([i.ns for i in own if i.what is What.DISPLAY])
        readings = self._readings(gap) if not failed else {}
        if not only:
            readings = {}  # they are of several features together
        self._spans.append(
            Span(
                id=self._take_id(),
                parent=self._of.id,
                kind=SpanKind.FEATURE,
                document=key[0],
                object=key[1],
                start_ns=start_ns,
                wall_ns=end_ns - start_ns,
                status=Status.FAILED if failed else Status.OK,
                compute_ns=sum([i.ns for i in own]) - display_ns,
                display_ns=display_ns,
                shared_group=group,
                **readings,
            )
        )

    def _readings(self, gap: Gap) -> Readings:
        """The counters' growth since the last reading, without the processor time of others."""
        raw, ns = gap.end[3][1], sum([i.ns for i in gap.intervals if i.what in _WORK])
        self._growth.others(gap.others_cpu_ns)
        if raw is None:
            self._growth.unread(ns, gap.in_pause, gap.events)
            return {}
        return self._growth.until(raw, ns, gap.events)

    def _recompute_span(self) -> Span:
        of, (end_ns, _, _, detail) = self._of, self._end
        self._row(Row.OWN, detail[0])
        return Span(
            id=of.id,
            parent=of.parent,
            kind=SpanKind.RECOMPUTE,
            document=of.document,
            object="",
            start_ns=of.start_ns,
            wall_ns=end_ns + detail[0] - of.start_ns,
            status=Status.FAILED if of.failed else Status.OK,
            rows=tuple((row, self._rows[row]) for row in Row if row in self._rows),
            estimated_start=of.how == LATE,
            **recompute_growth(of.counters, of.events),
        )
