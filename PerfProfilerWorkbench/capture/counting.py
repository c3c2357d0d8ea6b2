# SPDX-License-Identifier: LGPL-2.1-or-later
"""Counts of many objects within a budget of time: the cheap levels of all come first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from time import perf_counter_ns
from typing import Any

from . import counts

OUT_OF_TIME = "not all elements were counted: the time for it was used up"


class Counting:
    """Of one document. ``take`` counts, ``pending`` are names with the level they wait for.

    Plain values only: a shape is remembered by its hash code, which is its address, and by its
    faces, because an address can be used again.
    """

    def __init__(self) -> None:
        self.counts: dict[str, dict[str, int]] = {}
        self.pending: dict[str, int] = {}
        self.problems: dict[str, None] = {}
        self._sources: dict[str, str] = {}
        self._hashes: dict[str, int] = {}
        self._refused: dict[str, str] = {}
        self._maybe: dict[str, dict[str, int]] = {}  # earlier counts that may hold still

    def learn(self, name: str, obj: Any, properties: frozenset[str]) -> None:
        """A new object: where its geometry is."""
        self.forget(name)
        self._sources[name] = counts.source_of(obj, properties)

    def forget(self, name: str) -> None:
        self.counts.pop(name, None)
        self.pending.pop(name, None)
        self._sources.pop(name, None)
        self._hashes.pop(name, None)
        self._refused.pop(name, None)

    def missing(self, name: str) -> str:
        if self.pending.get(name, counts.SAMPLE) < counts.SAMPLE:
            return OUT_OF_TIME
        return self._refused.get(name, "")

    def take(
        self,
        objects: Iterable[tuple[str, Any]],
        end_ns: int,
        known: Mapping[str, Mapping[str, int]],
    ) -> None:
        """Count the objects, in order of importance; ``known`` are counts taken by others."""
        shapes: dict[str, Any] = {}
        self._maybe.clear()
        for name, obj in objects:
            if perf_counter_ns() > end_ns and self._postponed(name):
                continue
            try:
                self._begin(name, obj, shapes)
                if name in shapes:
                    self._first(name, shapes[name], known.get(name, {}))
            except Exception as error:
                self._failed(name, error)
        for level in range(1, counts.SAMPLE):
            for name in [name for name in shapes if self.pending.get(name) == level]:
                if perf_counter_ns() > end_ns:
                    return
                self._level(name, shapes[name], level)

    def _postponed(self, name: str) -> bool:
        """Leave an object with a shape for later: to ask for the shape is half of the cost."""
        if not counts.has_shape(self._sources.get(name, "")):
            return False
        self.counts[name] = {}
        self.pending.pop(name, None)  # it goes to the end: in the order of importance
        self.pending[name] = 0
        self._hashes.pop(name, None)
        return True

    def _begin(self, name: str, obj: Any, shapes: dict[str, Any]) -> None:
        """What costs next to nothing. An object with a shape comes to ``shapes``."""
        source = self._sources.get(name, "")
        shape = counts.shape_of(obj, source)
        now = counts.other_counts(obj, source)
        before = self.counts.get(name, {})
        # what a sample said of the last shape stays until the next sample
        self.counts[name] = now | {one: before[one] for one in counts.SAMPLES if one in before}
        self.pending.pop(name, None)
        self._refused.pop(name, None)
        if shape is None:
            self.counts[name] = now
            self._hashes.pop(name, None)
            return
        shapes[name] = shape
        self.pending[name] = 0
        identity = shape.hashCode()
        if self._hashes.get(name) == identity and "Vertex" in before:
            self._maybe[name] = before
        self._hashes[name] = identity

    def _first(self, name: str, shape: Any, known: Mapping[str, int]) -> None:
        cheap, before = counts.shape_counts(shape, 0), self._maybe.get(name, {})
        self.counts[name].update(cheap)
        if cheap["Face"] > 0 and cheap["Face"] == before.get("Face"):
            self.counts[name] = {**before, **self.counts[name]}
        else:
            self.counts[name].update(known)
        complete = "Edge" in self.counts[name] and "Vertex" in self.counts[name]
        self.pending[name] = counts.SAMPLE if complete else 1

    def _level(self, name: str, shape: Any, level: int) -> None:
        try:
            self.counts[name].update(counts.shape_counts(shape, level))
            self.pending[name] = level + 1
            if level == counts.SAMPLE:
                del self.pending[name]
        except Exception as error:
            self._failed(name, error)

    def _failed(self, name: str, error: Exception) -> None:
        self.pending.pop(name, None)
        self._refused[name] = f"counting failed: {type(error).__name__}: {error}"
        self.problems[f"{name}: {self._refused[name]}"] = None

    def resume(self, name: str, obj: Any, end_ns: int) -> None:
        """Go on with one pending object, a level at least, until it is done or time is up."""
        source = self._sources.get(name, "")
        shape = counts.shape_of(obj, source)
        self.counts[name].update(counts.other_counts(obj, source))
        if shape is None:
            self.pending.pop(name, None)
        while name in self.pending:
            self._level(name, shape, self.pending[name])
            if perf_counter_ns() > end_ns:
                return
