# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the library of ``truth.cpp`` wrote, made into the true costs of each recompute. Pure.

A feature's time is that of its ``_recomputeFeature`` calls without the features and the recomputes
that ran inside them; its display time that of the outermost ``slotChangedObject`` calls inside.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

Key = tuple[str, str]  # document, object: internal names

RECOMPUTE, FEATURE, DISPLAY = "R", "F", "D"


@dataclass
class Call:
    """One line of the file. ``parent`` is the call that it lies in."""

    kind: str
    start_ns: int
    end_ns: int
    key: Key
    parent: Call | None = None
    own_ns: int = 0
    display_ns: int = 0

    @property
    def ns(self) -> int:
        return self.end_ns - self.start_ns

    def around(self, *kinds: str) -> Call | None:
        """The innermost call of one of these kinds that this one lies in."""
        call = self.parent
        while call is not None and call.kind not in kinds:
            call = call.parent
        return call


@dataclass
class TrueFeature:
    runs: int = 0
    total_ns: int = 0
    display_ns: int = 0


@dataclass
class TrueRecompute:
    """A call of ``Document::recompute`` and what ran in it, nested recomputes apart."""

    document: str
    start_ns: int
    end_ns: int
    features: dict[Key, TrueFeature] = field(default_factory=dict)

    @property
    def wall_ns(self) -> int:
        return self.end_ns - self.start_ns


def true_recomputes(lines: Iterable[str]) -> list[TrueRecompute]:
    """In the order in which they began."""
    calls = _nested(_call(line) for line in lines if line)
    for call in calls:
        _charge(call)
    found = {
        id(call): TrueRecompute(call.key[0], call.start_ns, call.end_ns)
        for call in calls
        if call.kind == RECOMPUTE
    }
    for call in calls:
        around = call.around(RECOMPUTE)
        if call.kind == FEATURE and around is not None:
            feature = found[id(around)].features.setdefault(call.key, TrueFeature())
            feature.runs += 1
            feature.total_ns += call.own_ns
            feature.display_ns += call.display_ns
    return list(found.values())


def _call(line: str) -> Call:
    kind, _, start, end, document, name, _ = line.split("\t")
    return Call(kind, int(start), int(end), (document, name))


def _nested(calls: Iterable[Call]) -> list[Call]:
    """In the order of their beginning, each knowing what it lies in."""
    ordered = sorted(calls, key=lambda call: (call.start_ns, -call.end_ns))
    stack: list[Call] = []
    for call in ordered:
        while stack and stack[-1].end_ns <= call.start_ns:
            stack.pop()
        call.parent = stack[-1] if stack else None
        stack.append(call)
    return ordered


def _charge(call: Call) -> None:
    """Add a call's time to its feature, and take it from the feature that it interrupted."""
    if call.kind == DISPLAY:
        if call.parent is not None and call.parent.kind == FEATURE:
            call.parent.display_ns += call.ns
        return
    call.own_ns += call.ns
    outer = call.around(RECOMPUTE, FEATURE)
    if outer is not None and outer.kind == FEATURE:
        outer.own_ns -= call.ns
        if call.parent is not outer:  # the view of the outer one had it run
            outer.display_ns -= call.ns
