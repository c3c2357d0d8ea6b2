# SPDX-License-Identifier: LGPL-2.1-or-later
"""A memory snapshot as text, with what became different since another."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from .. import texts, units
from ..analysis.memory import difference
from ..model.memory import MemoryDifference, MemorySnapshot, PythonObjects, Traced
from ..texts import Message, Translate, message, say
from .table import text_table

_MOST = 20
Value = TypeVar("Value")


def snapshot_text(
    taken: MemorySnapshot, before: MemorySnapshot | None, translate: Translate
) -> str:
    """All that a snapshot holds, in the language of ``translate``."""
    changed = difference(before, taken) if before is not None else None
    writer = _Writer(taken, changed, translate)
    return "\n\n".join([writer.head(), *writer.sections()]) + "\n"


class _Writer:
    def __init__(
        self, taken: MemorySnapshot, changed: MemoryDifference | None, translate: Translate
    ) -> None:
        self._taken, self._changed, self._tr = taken, changed, translate

    def head(self) -> str:
        title = self._tr(texts.SNAPSHOT_HEAD).format(label=self._taken.label)
        if self._changed is None:
            return title
        since = self._tr(texts.SNAPSHOT_SINCE).format(
            label=self._changed.before, time=units.duration(self._changed.wall_ns, self._tr)
        )
        return f"{title}\n{since}"

    def sections(self) -> list[str]:
        taken, changed = self._taken, self._changed
        return [
            self._sizes(),
            self._section(texts.SNAPSHOT_LINES, taken.traced, self._allocations),
            self._section(texts.SNAPSHOT_OBJECTS, taken.objects, self._objects),
            self._section(
                texts.SNAPSHOT_DOCUMENTS,
                taken.document_objects,
                lambda counts: self._counts(counts, changed and changed.document_objects),
            ),
            self._section(
                texts.SNAPSHOT_CYCLES,
                taken.cycles,
                lambda cycles: self._counts(cycles.by_type, None, total=cycles.found),
            ),
        ]

    def _section(self, title: str, value: Value | Message, show: Callable[[Value], str]) -> str:
        shown = self._reason(value) if isinstance(value, Message) else show(value)
        return f"{self._tr(title)}\n{shown}"

    def _reason(self, why: Message) -> str:
        return say(self._tr, message(texts.NOT_AVAILABLE, reason=why))

    def _sizes(self) -> str:
        taken, changed = self._taken, self._changed
        rows = [self._size(texts.SNAPSHOT_RSS, taken.rss_bytes, changed and changed.rss_bytes)]
        heap, grown = taken.allocator, changed.allocator if changed else None
        growth: Mapping[str, int] = grown if isinstance(grown, Mapping) else {}
        if isinstance(heap, Message):
            rows.append([self._tr(texts.SNAPSHOT_HEAP), self._reason(heap), ""])
            return text_table(("", "", ""), rows).strip("\n")
        for title, name, indent in _HEAP:
            change = growth.get(name, 0) if changed else None
            name_of_it, *rest = self._size(title, getattr(heap, name), change)
            rows.append([indent + name_of_it, *rest])
        share = heap.fragmentation
        shown = "" if share is None else units.percent(share, self._tr)
        rows.append([self._tr(texts.SNAPSHOT_FRAGMENTATION), shown, ""])
        return text_table(("", "", ""), rows).strip("\n")

    def _size(self, title: str, size: int | Message, change: Any) -> list[str]:
        shown = self._reason(size) if isinstance(size, Message) else self._mebibytes(size)
        return [self._tr(title), shown, self._signed(change, self._mebibytes)]

    def _mebibytes(self, size_bytes: int) -> str:
        return units.mebibytes(size_bytes, self._tr)

    def _signed(self, change: Any, show: Callable[[int], str] = str) -> str:
        """Empty where nothing is known to have changed."""
        if not isinstance(change, int) or not change:
            return ""
        return ("+" if change > 0 else "−") + show(abs(change))

    def _allocations(self, traced: Traced) -> str:
        grown = self._changed.allocations if self._changed else ()
        known = {} if isinstance(grown, Message) else {(g.file, g.line): g for g in grown}
        rows = []
        for each in traced.allocations[:_MOST]:
            change = known.get((each.file, each.line))
            rows.append(
                [
                    f"{_short(each.file)}:{each.line}",
                    self._small(each.size_bytes),
                    self._signed(change and change.size_bytes, self._small),
                ]
            )
        return text_table(("", "", ""), rows).strip("\n")

    def _small(self, size_bytes: int) -> str:
        show = units.kibibytes if abs(size_bytes) < 2**20 else units.mebibytes
        return show(size_bytes, self._tr)

    def _objects(self, objects: PythonObjects) -> str:
        grown = self._changed.objects if self._changed else ()
        changes = {} if isinstance(grown, Message) else {g.type: g.count for g in grown}
        return self._counts(objects.by_type, changes, total=objects.total)

    def _counts(self, counts: Mapping[str, int], changes: Any, total: int | None = None) -> str:
        changes = changes if isinstance(changes, Mapping) else {}
        most = sorted(counts.items(), key=lambda each: -each[1])[:_MOST]
        rows = [[name, str(count), self._signed(changes.get(name))] for name, count in most]
        if total is not None:
            rows.insert(0, [self._tr(texts.SNAPSHOT_ALL), str(total), ""])
        return text_table(("", "", ""), rows).strip("\n") if rows else self._tr(texts.SNAPSHOT_NONE)


def _short(path: str) -> str:
    """The end of a path, which tells more than its beginning."""
    parts = path.replace(os.sep, "/").split("/")
    return path if len(parts) <= _PARTS else "…/" + "/".join(parts[-_PARTS:])


_PARTS = 3
_HEAP = (
    (texts.SNAPSHOT_HEAP, "heap_bytes", ""),
    (texts.SNAPSHOT_HEAP_USED, "used_bytes", "  "),
    (texts.SNAPSHOT_HEAP_FREE, "free_bytes", "  "),
    (texts.SNAPSHOT_MAPPED, "mapped_bytes", ""),
)
