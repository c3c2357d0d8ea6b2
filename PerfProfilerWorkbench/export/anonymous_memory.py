# SPDX-License-Identifier: LGPL-2.1-or-later
"""Memory snapshots without names: sizes and counts stay, types of others get stand-ins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from ..model.memory import Cycles, MemorySnapshot, PythonObjects, Traced
from ..model.message import Message
from . import anonymous_words as words
from .anonymous_names import StandIns

Known = TypeVar("Known")
Said = Callable[[Message], Message]


def snapshot(taken: MemorySnapshot, names: StandIns, said: Said) -> MemorySnapshot:
    return MemorySnapshot(
        time_ns=taken.time_ns,
        label=names.of("Snapshot", taken.label),
        rss_bytes=_told(taken.rss_bytes, said),
        allocator=_told(taken.allocator, said),
        traced=_traced(taken.traced, names, said),
        objects=_objects(taken.objects, names, said),
        document_objects=_documents(taken.document_objects, names, said),
        collector=_told(taken.collector, said),
        cycles=_cycles(taken.cycles, names, said),
    )


def _told(value: Known | Message, said: Said) -> Known | Message:
    return said(value) if isinstance(value, Message) else value


def _traced(value: Traced | Message, names: StandIns, said: Said) -> Traced | Message:
    if isinstance(value, Message):
        return said(value)
    lines = (replace(one, file=names.function("", one.file)[1]) for one in value.allocations)
    return replace(value, allocations=tuple(lines))


def _objects(
    value: PythonObjects | Message, names: StandIns, said: Said
) -> PythonObjects | Message:
    if isinstance(value, Message):
        return said(value)
    return PythonObjects(value.total, _types(value.by_type, names))


def _cycles(value: Cycles | Message, names: StandIns, said: Said) -> Cycles | Message:
    if isinstance(value, Message):
        return said(value)
    return Cycles(value.found, _types(value.by_type, names))


def _types(counts: Mapping[str, int], names: StandIns) -> dict[str, int]:
    return {names.unless(words.is_class, "Class", name): count for name, count in counts.items()}


def _documents(
    value: Mapping[str, int] | Message, names: StandIns, said: Said
) -> Mapping[str, int] | Message:
    if isinstance(value, Message):
        return said(value)
    return {names.type(name): count for name, count in value.items()}
