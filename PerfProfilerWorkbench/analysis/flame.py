# SPDX-License-Identifier: LGPL-2.1-or-later
"""One recompute as a flame: itself, below it its features, below those their Python calls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model.calls import CallKind, CallNode
from ..model.span import ObjectKey, Span, Status
from .calls import children, cumulative_ns
from .layers import Row, Weight
from .subject import Subject

_DEPTH = 24  # of Python calls that are shown
_LEAST = 0.002  # the smallest share of a feature that a call is shown for


@dataclass(frozen=True)
class Box:
    """A piece of the flame; ``start_ns`` and ``end_ns`` are its place in the picture.

    ``span`` is the recompute or a feature of it, None for time in no feature. Of a Python call
    ``call`` is set and ``span`` the feature it belongs to; its ``share`` (0 to 1) of the feature's
    time is over all ``runs`` of it in the recording, as nothing tells them apart.
    """

    start_ns: int
    end_ns: int
    span: Span | None
    call: CallNode | None = None
    share: float = 1.0
    runs: int = 1

    @property
    def wall_ns(self) -> int:
        return self.end_ns - self.start_ns


@dataclass(frozen=True)
class PythonCalls:
    """The tree of calls, ready to be asked for single features: ``roots`` are by feature.

    ``totals`` are all features' times with their runs, over the whole recording.
    """

    times_ns: Sequence[int]
    below: Mapping[int | None, Sequence[CallNode]]
    roots: Mapping[ObjectKey, Sequence[CallNode]]
    totals: Mapping[ObjectKey, tuple[int, int]]


def python_calls(subject: Subject) -> PythonCalls | None:
    """None for a recording without calls."""
    calls = subject.session.calls
    if calls is None:
        return None
    roots: dict[ObjectKey, list[CallNode]] = {}
    for node in calls.nodes:
        if node.kind is CallKind.FEATURE:
            roots.setdefault(ObjectKey(node.document, node.object), []).append(node)
    totals = {
        key: (sum(span.total_ns for span in runs), len(runs))
        for key, runs in subject.runs.items()
        if key in roots
    }
    return PythonCalls(cumulative_ns(calls.nodes), children(calls.nodes), roots, totals)


def flame(
    recompute: Span, features: Sequence[Span], calls: PythonCalls | None, by_total: bool
) -> list[Row[Box]]:
    """A row for each depth. ``by_total``: the longest first, instead of when each was."""
    rows = [_row([Box(recompute.start_ns, recompute.end_ns, recompute)])]
    boxes = _longest_first(recompute, features) if by_total else _in_time(features)
    rows.append(_row(boxes))
    if calls is not None:
        level = [call for box in boxes for call in _calls_of(box, calls)]
        while level and len(rows) < _DEPTH:
            rows.append(_row(level))
            level = [call for box in level for call in _below(box, calls)]
    return rows


def _row(boxes: Sequence[Box]) -> Row[Box]:
    row: Row[Box] = Row(_weight)
    for box in sorted(boxes, key=lambda box: (box.end_ns, -box.start_ns)):
        row.add(box)
    return row


def _weight(box: Box) -> Weight:
    span = box.span
    if span is None or box.call is not None:
        return Weight()
    failed = int(span.status is Status.FAILED)
    return Weight(span.compute_ns, span.display_ns, failed)


def _in_time(features: Sequence[Span]) -> list[Box]:
    return [Box(span.start_ns, span.end_ns, span) for span in features]


def _longest_first(recompute: Span, features: Sequence[Span]) -> list[Box]:
    """One after another as wide as its time, and what is in no feature at the end."""
    boxes, at_ns = [], recompute.start_ns
    for span in sorted(features, key=lambda span: span.total_ns, reverse=True):
        boxes.append(Box(at_ns, at_ns + span.total_ns, span))
        at_ns += span.total_ns
    if at_ns < recompute.end_ns:
        boxes.append(Box(at_ns, recompute.end_ns, None))
    return boxes


def _calls_of(box: Box, calls: PythonCalls) -> Iterator[Box]:
    """The ``execute`` of a feature, as wide as its share of all the feature's time."""
    roots = calls.roots.get(box.span.key, ()) if box.span is not None else ()
    if not roots or box.span is None:
        return
    total_ns, runs = calls.totals.get(box.span.key, (0, 0))
    whole_ns = max(total_ns, sum(calls.times_ns[node.id] for node in roots), 1)
    yield from _side_by_side(box, roots, calls, whole_ns, runs)


def _below(box: Box, calls: PythonCalls) -> Iterator[Box]:
    if box.call is not None:
        own_ns = max(1, calls.times_ns[box.call.id])
        yield from _side_by_side(box, calls.below.get(box.call.id, ()), calls, own_ns, box.runs)


def _side_by_side(
    box: Box, nodes: Sequence[CallNode], calls: PythonCalls, whole_ns: int, runs: int
) -> Iterator[Box]:
    """The costliest first; too small ones are left out."""
    at_ns = box.start_ns
    for node in sorted(nodes, key=lambda node: calls.times_ns[node.id], reverse=True):
        part = calls.times_ns[node.id] / whole_ns
        if part * box.share < _LEAST:
            return
        end_ns = min(box.end_ns, at_ns + max(1, int(box.wall_ns * part)))
        yield Box(at_ns, end_ns, box.span, node, part * box.share, runs)
        at_ns = end_ns
