# SPDX-License-Identifier: LGPL-2.1-or-later
"""Finds for every recompute what set it off and what it did for nothing (values: cause.py).

Changes, links and fingerprints are recorded, the rest is concluded: what ran is reached over the
links, as they were then, from what was changed since the recompute before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from ..model.facts import Fingerprint
from ..model.session import Session
from ..model.span import ObjectKey
from .cause import Cause as Cause
from .cause import CauseKind as CauseKind
from .cause import RecomputeCause as RecomputeCause
from .cause import Waste as Waste
from .cause import WasteBasis as WasteBasis
from .cause_changes import Changes, Doings
from .cells import VARSET
from .costs import RecomputeCost
from .need import Need
from .past import Past

Prints = Mapping[ObjectKey, "bool | None"]


def causes(session: Session, recomputes: Sequence[RecomputeCost]) -> tuple[RecomputeCause, ...]:
    """One for each recompute, in their order, which is that of their beginning."""
    finder = _Finder(session, recomputes)
    return tuple(finder.cause(place) for place in range(len(recomputes)))


class _Finder:
    """Goes through the recomputes once, forward."""

    def __init__(self, session: Session, recomputes: Sequence[RecomputeCost]) -> None:
        self._recomputes = recomputes
        self._past = Past(session.structure)
        self._doings = Doings(session)
        self._changes = Changes(session, self._doings)
        self._prints = _by_recompute(session.fingerprints, recomputes)
        self._failing: set[ObjectKey] = set()

    def cause(self, place: int) -> RecomputeCause:
        cost = self._recomputes[place]
        ran = {one.key: one.total_ns for one in cost.features}
        self._past.go(cost.span.end_ns)
        found = self._found(cost, ran)
        start = dict.fromkeys(cause.key for cause in found)
        parents = _reached(self._past, ran, start)
        unreached = tuple(key for key in ran if key not in parents)
        told, needed = self._need(found, ran, unreached)
        if needed is not None:  # a way that had to be gone is the one to be told
            parents = _reached(self._past, ran, _reached(self._past, needed, start))
        command = self._doings.command(cost.span.start_ns)
        made = RecomputeCause(cost.span, tuple(told), ran, parents, unreached, command=command)
        return _judged(made, needed, self._prints.get(place, {}))

    def _found(self, cost: RecomputeCost, ran: Collection[ObjectKey]) -> list[Cause]:
        """What was changed, and what had failed the time before."""
        found = list(self._changes.before(cost.span.start_ns, ran))
        self._changes.over(cost.span.document)
        changed = {cause.key for cause in found}
        again = [key for key in ran if key in self._failing and key not in changed]
        self._failing.difference_update(ran)
        self._failing.update([one.key for one in cost.features if one.failed])
        return [*found, *(Cause(CauseKind.FAILED, key) for key in again)]

    def _need(
        self, found: list[Cause], ran: Collection[ObjectKey], unreached: Iterable[ObjectKey]
    ) -> tuple[list[Cause], Collection[ObjectKey] | None]:
        """The causes with what is known of their cells, and what had to run. None: all of it."""
        cells: dict[ObjectKey, set[str]] = {}
        for cause in found:
            names = self._cells(cause)
            if names is not None:
                cells.setdefault(cause.key, set()).update(names)
        if not cells:
            return found, None
        whole = [cause.key for cause in found if self._cells(cause) is None]
        need = Need(self._past, ran, [*whole, *unreached], cells).needed
        told = [cause if self._cells(cause) is None else self._used(cause, ran) for cause in found]
        return told, {*need, *cells}

    def _used(self, cause: Cause, ran: Collection[ObjectKey]) -> Cause:
        alone = Need(self._past, ran, (), {cause.key: self._cells(cause) or ()})
        return replace(cause, used=bool(alone.needed - {cause.key}))

    def _cells(self, cause: Cause) -> tuple[str, ...] | None:
        """The cells, or the VarSet's property, that a cause is about; None if it is about all."""
        if cause.kind is CauseKind.CELLS:
            return cause.paths
        facts = self._past.facts(cause.key)
        if cause.kind is CauseKind.PROPERTY and facts and facts[0].type == VARSET:
            return (cause.property,)
        return None


def _reached(
    past: Past, ran: Collection[ObjectKey], start: Mapping[ObjectKey, ObjectKey | None]
) -> dict[ObjectKey, ObjectKey | None]:
    """From each object that ran to the one before it, on the shortest way from the start."""
    parents = dict(start)
    todo = list(parents)
    for key in todo:  # it grows
        for user in past.users(key):
            if user in ran and user not in parents:
                parents[user] = key
                todo.append(user)
    return parents


def _by_recompute(
    prints: Iterable[Fingerprint], recomputes: Sequence[RecomputeCost]
) -> dict[int, dict[ObjectKey, bool | None]]:
    """Whether the results came out as before, by the recompute after which one looked.

    One looks within its time: of those that lie in each other the innermost ends first.
    """
    order = sorted(range(len(recomputes)), key=lambda place: recomputes[place].span.end_ns)
    ends = [recomputes[place].span.end_ns for place in order]
    found: dict[int, dict[ObjectKey, bool | None]] = {}
    for one in prints:
        at = bisect_left(ends, one.time_ns)
        if at < len(order):
            same = found.setdefault(order[at], {})
            same[ObjectKey(one.document, one.object)] = one.same
    return found


def _judged(
    cause: RecomputeCause, needed: Collection[ObjectKey] | None, prints: Prints
) -> RecomputeCause:
    """With each feature put where it belongs. What was seen outweighs what was reasoned."""
    wasted, different, unknown = [], [], []
    changed = {one.key for one in cause.causes}
    for key, ns in cause.features.items():
        same = prints.get(key)
        if same:
            wasted.append(Waste(key, ns, WasteBasis.OBSERVED))
        elif same is False:
            different.append(key)
        elif needed is not None and key not in needed:
            wasted.append(Waste(key, ns, WasteBasis.DEDUCED))
        elif key not in changed:
            unknown.append(key)
    return replace(cause, wasted=tuple(wasted), different=tuple(different), unknown=tuple(unknown))
