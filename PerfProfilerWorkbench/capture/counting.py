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

    Plain values only. A shape that may have changed is counted anew: its hash code is an address,
    which can be used again, so it does not tell that a shape is the one that was counted.
    """

    def __init__(self) -> None:
        self.counts: dict[str, dict[str, int]] = {}
        self.pending: dict[str, int] = {}
        self.problems: dict[str, None] = {}
        self._sources: dict[str, str] = {}
        self._refused: dict[str, str] = {}

    def learn(self, name: str, obj: Any, properties: frozenset[str]) -> None:
        """A new object: where its geometry is."""
        self.forget(name)
        self._sources[name] = counts.source_of(obj, properties)

    def has_source(self, name: str) -> bool:
        return bool(self._sources.get(name))

    def forget(self, name: str) -> None:
        self.counts.pop(name, None)
        self.pending.pop(name, None)
        self._sources.pop(name, None)
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
        for name, obj in objects:
            if perf_counter_ns() > end_ns and self._postponed(name):
                continue
            shape = self._begin(name, obj)
            if shape is not None:
                shapes[name] = shape
                self._level(name, shape, 0)
                self.counts[name].update(known.get(name, {}))
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
        return True

    def _begin(self, name: str, obj: Any) -> Any:
        """What costs next to nothing; the shape, if there is something in it to be counted."""
        self.counts[name] = {}
        self.pending.pop(name, None)
        self._refused.pop(name, None)
        try:
            source = self._sources.get(name, "")
            shape = counts.shape_of(obj, source)
            self.counts[name] = counts.other_counts(obj, source)
        except Exception as error:
            self._failed(name, error)
            return None
        if shape is not None:
            self.pending[name] = 0
        elif counts.has_shape(source):
            self.counts[name].update(counts.NULL)
        return shape

    def _level(self, name: str, shape: Any, level: int) -> None:
        """Count one level, unless that was done by somebody else."""
        try:
            if not counts.is_known(self.counts[name], level):
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
        begun, level = self.counts[name], self.pending[name]
        shape = self._begin(name, obj)
        if shape is None:
            return
        if level > 0:
            self.counts[name], self.pending[name] = begun | self.counts[name], level
        while name in self.pending:
            self._level(name, shape, self.pending[name])
            if perf_counter_ns() > end_ns:
                return
