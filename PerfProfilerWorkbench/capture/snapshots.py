# SPDX-License-Identifier: LGPL-2.1-or-later
"""Takes memory snapshots. They keep nothing alive: only names and numbers are in them.

Call it in the main thread: for a moment it holds every object, and the last holder destroys.
"""

from __future__ import annotations

import gc
import os
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from time import perf_counter_ns
from typing import TypeVar

from .. import texts
from ..model.memory import (
    Allocation,
    Collector,
    Cycles,
    Generation,
    MemorySnapshot,
    PythonObjects,
    Traced,
)
from ..texts import Message, message
from . import allocator, memory, tracing

_TOP = 20
_PACKAGE = __name__.partition(".")[0]
_OUR_FOLDER = os.path.dirname(os.path.dirname(__file__)) + os.sep
# The collector drops these from its list also while they live on.
_UNTRACKED = ("tuple", "dict")

Reading = TypeVar("Reading")


def snapshot(
    label: str, cycles: bool = True, trace: tracing.Tracing | None = None
) -> MemorySnapshot:
    """Memory as it is now; what could not be read is a reason.

    Runs Python's collector, unless ``cycles`` is False. ``trace``: the peak of traced memory
    counts anew from here on, if the tracing is ours.
    """
    time_ns = perf_counter_ns()
    # First what itself takes memory for good (a wrapper for each object) or needs a lot meanwhile
    documents = _or_reason(_document_objects)
    collector = _or_reason(_collector)
    found = _or_reason(_cycles) if cycles else message(texts.NO_CYCLE_SEARCH)
    objects = _or_reason(_objects)
    made = MemorySnapshot(
        time_ns=time_ns,
        label=label,
        rss_bytes=_or_reason(memory.rss_bytes),
        allocator=_or_reason(allocator.allocator),
        traced=_or_reason(_traced),
        objects=objects,
        document_objects=documents,
        collector=collector,
        cycles=found,
    )
    if trace is not None:
        trace.reset_peak()
    return made


def _or_reason(read: Callable[[], Reading | Message]) -> Reading | Message:
    try:
        made = read()
    except Exception as error:
        return message(texts.READING_FAILED, error=f"{type(error).__name__}: {error}")
    return _without_errors(made) if isinstance(made, Message) else made


def _without_errors(reason: Message) -> Message:
    """An error that is kept keeps the frames it came through, and all that was in them."""
    errors = {name: str(one) for name, one in reason.values.items() if isinstance(one, Exception)}
    return Message(reason.text, {**reason.values, **errors})


def _document_objects() -> Mapping[str, int] | Message:
    try:
        import FreeCAD
    except ImportError:
        return message(texts.NO_FREECAD_HERE)
    documents = FreeCAD.listDocuments().values()
    return _most(Counter(obj.TypeId for document in documents for obj in document.Objects))


def _collector() -> Collector:
    generations = tuple(Generation(**stats) for stats in gc.get_stats())
    return Collector(gc.isenabled(), gc.get_count(), generations)


def _cycles() -> Cycles:
    before = _by_type()
    found = gc.collect()
    fewer = before - _by_type()
    for name in _UNTRACKED:
        del fewer[name]
    return Cycles(found, _most(fewer, _TOP))


def _objects() -> PythonObjects:
    by_type = _by_type()
    return PythonObjects(sum(by_type.values()), _most(by_type, _TOP))


def _by_type() -> Counter[str]:
    """All objects that the collector knows, without those of our own classes."""
    named: Counter[str] = Counter()
    for made, count in _types(list(map(type, gc.get_objects()))):
        named[_name(made)] += count
    return Counter({name: count for name, count in named.items() if not _is_ours(name)})


def _types(types: list[type]) -> Iterable[tuple[type, int]]:
    """Each type and how often it comes."""
    try:
        return Counter(types).items()
    except (
        TypeError
    ):  # a metaclass can make its types unhashable; identity takes three times longer
        by_id = dict(zip(map(id, types), types))
        return [(by_id[identity], count) for identity, count in Counter(map(id, types)).items()]


def _name(made: type) -> str:
    module = made.__module__
    return made.__qualname__ if module == "builtins" else f"{module}.{made.__qualname__}"


def _is_ours(name: str) -> bool:
    return name.startswith(f"{_PACKAGE}.")


def _traced() -> Traced | Message:
    missing = tracing.missing()
    if missing is not None:
        return missing
    current_bytes, peak_bytes = tracemalloc.get_traced_memory()
    lines = tracemalloc.take_snapshot().statistics("lineno")  # biggest first
    found = (
        Allocation(line.traceback[0].filename, line.traceback[0].lineno, line.size, line.count)
        for line in lines
    )
    others = [one for one in found if not _is_our_file(one.file)]
    return Traced(current_bytes, peak_bytes, tuple(others[:_TOP]))


def _is_our_file(file: str) -> bool:
    return file.startswith(_OUR_FOLDER) or file == tracemalloc.__file__


def _most(counts: Counter[str], limit: int | None = None) -> dict[str, int]:
    """Most frequent first, of equal ones in the order of their names."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return dict(ranked[:limit])
