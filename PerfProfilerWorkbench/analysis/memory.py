# SPDX-License-Identifier: LGPL-2.1-or-later
"""What became different between two memory snapshots."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from .. import texts
from ..model.memory import (
    Allocation,
    AllocationChange,
    Allocator,
    Collector,
    Generation,
    MemoryDifference,
    MemorySnapshot,
    PythonObjects,
    Traced,
    TypeChange,
)
from ..texts import Message, message

Reading = TypeVar("Reading")
Change = TypeVar("Change")


def difference(before: MemorySnapshot, after: MemorySnapshot) -> MemoryDifference:
    """``after`` less ``before``; a reading that either lacks is a reason."""
    return MemoryDifference(
        wall_ns=after.time_ns - before.time_ns,
        before=before.label,
        after=after.label,
        rss_bytes=_change(before.rss_bytes, after.rss_bytes, _numbers),
        allocator=_change(before.allocator, after.allocator, _allocator),
        traced_bytes=_change(before.traced, after.traced, _traced_bytes),
        allocations=_change(before.traced, after.traced, _allocations),
        objects_total=_change(before.objects, after.objects, _objects_total),
        objects=_change(before.objects, after.objects, _objects),
        document_objects=_change(before.document_objects, after.document_objects, _counts),
        collector=_change(before.collector, after.collector, _collector),
    )


def _change(
    before: Reading | Message,
    after: Reading | Message,
    change: Callable[[Reading, Reading], Change],
) -> Change | Message:
    if isinstance(before, Message):
        return message(texts.NOT_IN_FIRST, reason=before)
    if isinstance(after, Message):
        return message(texts.NOT_IN_SECOND, reason=after)
    return change(before, after)


def _numbers(before: int, after: int) -> int:
    return after - before


def _allocator(before: Allocator, after: Allocator) -> Mapping[str, int]:
    return _changes(vars(before), vars(after))


def _traced_bytes(before: Traced, after: Traced) -> int:
    return after.current_bytes - before.current_bytes


def _objects_total(before: PythonObjects, after: PythonObjects) -> int:
    return after.total - before.total


def _changes(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, int]:
    names = dict.fromkeys([*before, *after])
    changes = {name: after.get(name, 0) - before.get(name, 0) for name in names}
    return {name: change for name, change in changes.items() if change}


def _counts(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(_changes(before, after).items(), key=lambda change: -abs(change[1])))


def _objects(before: PythonObjects, after: PythonObjects) -> tuple[TypeChange, ...]:
    return tuple(
        TypeChange(name, count, _only_in(name, before.by_type, after.by_type))
        for name, count in _counts(before.by_type, after.by_type).items()
    )


def _only_in(key: object, before: Mapping[Reading, object], after: Mapping[Reading, object]) -> str:
    if key not in before:
        return "after"
    return "" if key in after else "before"


def _allocations(before: Traced, after: Traced) -> tuple[AllocationChange, ...]:
    old, new = _by_line(before), _by_line(after)
    changes = [_allocation(key, old, new) for key in dict.fromkeys([*old, *new])]
    changed = [one for one in changes if one.size_bytes or one.count]
    return tuple(sorted(changed, key=lambda one: -abs(one.size_bytes)))


def _by_line(traced: Traced) -> dict[tuple[str, int], Allocation]:
    return {(one.file, one.line): one for one in traced.allocations}


def _allocation(
    key: tuple[str, int],
    before: Mapping[tuple[str, int], Allocation],
    after: Mapping[tuple[str, int], Allocation],
) -> AllocationChange:
    none = Allocation(*key, 0, 0)
    old, new = before.get(key, none), after.get(key, none)
    size_bytes, count = new.size_bytes - old.size_bytes, new.count - old.count
    return AllocationChange(*key, size_bytes, count, _only_in(key, before, after))


def _collector(before: Collector, after: Collector) -> tuple[Generation, ...]:
    return tuple(
        Generation(
            new.collections - old.collections,
            new.collected - old.collected,
            new.uncollectable - old.uncollectable,
        )
        for old, new in zip(before.generations, after.generations)
    )
