# SPDX-License-Identifier: LGPL-2.1-or-later
"""The price of an edit: what recomputing will take after an object is changed, before one does it.

FreeCAD recomputes a changed object and all of its document that depend on it by links, whatever
became of them: on the shared models nothing else ran, and nothing less. What fails is tried again
in every recompute of its document, and what depends on it is not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ..model.span import ObjectKey
from .measured import Times

_US = 1_000  # sums of all objects are reckoned in microseconds

Users = Callable[[ObjectKey], Iterable[ObjectKey]]  # who directly depends on an object


@dataclass(frozen=True)
class Price:
    """What editing one object will cost.

    ``features`` are all that will run: the object first, unless something fails that it depends
    on. ``unmeasured`` of them never ran under the recording's eyes, so that ``ns`` (features and
    ``overhead_ns``, what no feature takes) is what it will cost at least. ``own_ns`` is the
    object's own share, None if unmeasured.
    """

    key: ObjectKey
    ns: int
    own_ns: int | None
    overhead_ns: int
    features: tuple[ObjectKey, ...]
    unmeasured: tuple[ObjectKey, ...]


class Quote(NamedTuple):
    """A price in short. ``measured``: some of what will run was; ``at_least``: some was not."""

    ns: int
    measured: bool
    at_least: bool


class Prices:
    """The prices of all objects, from who depends on whom and what was measured."""

    def __init__(self, users: Users, times: Times) -> None:
        self._users = users
        self._times = times
        self._chains: dict[ObjectKey, tuple[int, ObjectKey | None]] = {}

    @cached_property
    def _waiting(self) -> Mapping[ObjectKey, None]:
        """What depends on something that fails: it is not tried before that comes out well."""
        found: dict[ObjectKey, None] = {}
        todo = list(self._times.failing)
        for key in todo:  # it grows
            for user in self._users(key):
                if user not in found:
                    found[user] = None
                    todo.append(user)
        return found

    def of(self, *keys: ObjectKey) -> Price:
        """What editing an object will cost, or several at once."""
        features = self._run(keys)
        measured = [(key, self._times.of(key)) for key in features]
        features_ns = sum(ns for _, ns in measured if ns is not None)
        overhead_ns = self._times.overhead_ns(keys[0].document, features_ns)
        return Price(
            key=keys[0],
            ns=features_ns + overhead_ns,
            own_ns=self._times.of(keys[0]),
            overhead_ns=overhead_ns,
            features=tuple(features),
            unmeasured=tuple(key for key, ns in measured if ns is None),
        )

    def _run(self, keys: Sequence[ObjectKey]) -> Iterable[ObjectKey]:
        """All that runs then: the objects, who depends on them there, what fails anyway."""
        documents = {key.document for key in keys}
        todo = [key for key in keys if key not in self._waiting]
        found = dict.fromkeys(todo)
        for key in todo:  # it grows
            for user in self._users(key):
                if user not in found and self._runs(user, documents):
                    found[user] = None
                    todo.append(user)
        again = (key for key in self._times.failing if self._runs(key, documents))
        return {**found, **dict.fromkeys(again)}

    def _runs(self, key: ObjectKey, documents: Collection[str]) -> bool:
        return key.document in documents and key not in self._waiting

    def chain(self, key: ObjectKey) -> tuple[tuple[ObjectKey, ...], int]:
        """The critical chain: of all ways by links from an object on the one that takes longest.

        With its time; what was not measured counts as nothing.
        """
        for each in _users_first([key], self._users, self._chains):
            ways = [(0, None), *((self._chains[user][0], user) for user in self._known(each))]
            longest_ns, user = max(ways, key=lambda way: way[0])
            self._chains[each] = ((self._times.of(each) or 0) + longest_ns, user)
        found, step = [key], self._chains[key][1]
        while step is not None:
            found.append(step)
            step = self._chains[step][1]
        return tuple(found), self._chains[key][0]

    def _known(self, key: ObjectKey) -> Iterator[ObjectKey]:
        """Those who run after it and whose chain is known: not the last one of a loop."""
        mine = (key.document,)
        return (u for u in self._users(key) if u in self._chains and self._runs(u, mine))

    def all_ns(self, keys: Collection[ObjectKey]) -> dict[ObjectKey, int]:
        """``Price.ns`` of many objects at once, each feature's time to the microsecond."""
        return {key: quote.ns for key, quote in self.quotes(keys).items()}

    def quotes(self, keys: Collection[ObjectKey]) -> dict[ObjectKey, Quote]:
        """The prices of many objects in short, each feature's time to the microsecond.

        What runs is a set, which is a number here: a bit for each object. Times are added up by
        their own bits, so that ten thousand objects take half a second and not minutes.
        """
        failing = self._times.failing
        order = list(_users_first([*keys, *failing], self._users, {}))
        places = {key: place for place, key in enumerate(order)}
        planes = self._planes(order)
        measured = _set_of(self._times.of(key) is not None for key in order)
        runs: dict[ObjectKey, int] = {}
        for key in order:
            mine = (key.document,)
            found = 1 << places[key] if self._runs(key, mine) else 0
            for user in self._users(key):
                found |= runs.get(user, 0) if found and self._runs(user, mine) else 0
            runs[key] = found
        again: dict[str, int] = {}
        for key in failing:
            if self._runs(key, (key.document,)):
                again[key.document] = again.get(key.document, 0) | 1 << places[key]
        quotes = {}
        for key in keys:
            all_runs = runs[key] | again.get(key.document, 0)
            ns = self._sum(key.document, all_runs, planes)
            quotes[key] = Quote(ns, bool(all_runs & measured), bool(all_runs & ~measured))
        return quotes

    def _sum(self, document: str, runs: int, planes: Sequence[tuple[int, int]]) -> int:
        features_ns = _US * sum((runs & plane).bit_count() << n for n, plane in planes)
        return features_ns + self._times.overhead_ns(document, features_ns)

    def _planes(self, order: Sequence[ObjectKey]) -> list[tuple[int, int]]:
        """By each bit of a time in microseconds, the set of the objects whose time has it."""
        times = [(self._times.of(key) or 0) // _US for key in order]
        planes = []
        for n in range(max(times, default=0).bit_length()):
            planes.append((n, _set_of(time >> n & 1 for time in times)))
        return planes


def _set_of(members: Iterable[object]) -> int:
    """A bit for each that is a member, the first one lowest."""
    digits = ["1" if member else "0" for member in members]
    return int("".join(reversed(digits)) or "0", 2)


def _users_first(
    keys: Iterable[ObjectKey], users: Users, known: Mapping[ObjectKey, object]
) -> Iterator[ObjectKey]:
    """Objects and all that depend on them, each after those that depend on it; not the known."""
    seen: set[ObjectKey] = set()
    for key in keys:
        todo = [] if key in seen or key in known else [(key, iter(users(key)))]
        seen.add(key)
        while todo:
            one, rest = todo[-1]
            user = next((each for each in rest if each not in seen and each not in known), None)
            if user is None:
                todo.pop()
                yield one
            else:
                seen.add(user)
                todo.append((user, iter(users(user))))
