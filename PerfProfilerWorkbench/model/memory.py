# SPDX-License-Identifier: LGPL-2.1-or-later
"""Memory of the process at one moment, and what became different between two moments.

Where a reading could not be taken, a ``Message`` in its place says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .message import Message


@dataclass(frozen=True)
class Allocator:
    """The heap of glibc's malloc, all its arenas together. Source: ``mallinfo2`` of malloc.h.

    In brackets the C field. ``usmblks``, which is always 0, is left out. Small blocks that a
    thread has freed and keeps for itself (tcache) count as used. What freeing memory has returned
    to the system still counts as the heap's free bytes: resident memory tells what came of it.
    """

    heap_bytes: int  # taken from the system for small and middle blocks [arena]
    used_bytes: int  # of the heap: in use [uordblks]
    free_bytes: int  # of the heap: not in use [fordblks]
    free_chunks: int  # pieces the free bytes lie in [ordblks]
    fast_bytes: int  # of the free bytes: kept for quick reuse [fsmblks]
    fast_chunks: int  # pieces those lie in [smblks]
    top_bytes: int  # of the free bytes: at the main heap's end, returned with ease [keepcost]
    mapped_bytes: int  # in big blocks, outside the heap, each mapped by itself [hblkhd]
    mapped_blocks: int  # how many of those [hblks]

    @property
    def fragmentation(self) -> float | None:
        """The share of the heap that is free (0 to 1); None if there is no heap."""
        return self.free_bytes / self.heap_bytes if self.heap_bytes else None


@dataclass(frozen=True)
class Freed:
    """What freeing memory did. ``collected``: objects that Python's collector found unreachable.

    ``returned`` says what was asked of the C library, ``missing`` why nothing was.
    """

    rss_before_bytes: int | Message
    rss_after_bytes: int | Message
    allocator_before: Allocator | Message
    allocator_after: Allocator | Message
    collected: int
    returned: Message | None = None
    missing: Message | None = None

    @property
    def freed_bytes(self) -> int | None:
        """Resident bytes less than before (negative: more); None if they can't be read."""
        before, after = self.rss_before_bytes, self.rss_after_bytes
        return before - after if isinstance(before, int) and isinstance(after, int) else None


@dataclass(frozen=True)
class Allocation:
    """What one line of Python allocated and still holds: bytes in ``count`` blocks."""

    file: str
    line: int
    size_bytes: int
    count: int


@dataclass(frozen=True)
class Traced:
    """What tracemalloc knows of Python's memory. ``allocations``: the biggest, biggest first.

    Those of this add-on and of tracemalloc are left out of ``allocations``, not of the sums.
    ``peak_bytes`` counts from the start of tracing, or from the snapshot before where tracing is
    ours; elsewhere what earlier snapshots needed is in it.
    """

    current_bytes: int
    peak_bytes: int
    allocations: tuple[Allocation, ...]


@dataclass(frozen=True)
class PythonObjects:
    """Objects that Python's collector knows (containers and instances; no numbers and strings).

    ``by_type`` has the most frequent types, most frequent first. Values of this add-on's own
    classes are left out.
    """

    total: int
    by_type: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Generation:
    """One generation of Python's collector: runs, objects freed, objects that can't be freed."""

    collections: int
    collected: int
    uncollectable: int


@dataclass(frozen=True)
class Collector:
    """Python's collector before the snapshot's own run.

    ``pending`` are its counters towards the next run (``gc.get_count``). The runs of earlier
    snapshots are among the oldest generation's.
    """

    enabled: bool
    pending: tuple[int, ...]
    generations: tuple[Generation, ...]


@dataclass(frozen=True)
class Cycles:
    """What a run of Python's collector found unreachable: ``found`` objects.

    ``by_type`` tells how many fewer there are of a type since, with what hung on the cycles; most
    first. Tuples and dicts are not told: the collector also drops living ones from its list.
    """

    found: int
    by_type: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class MemorySnapshot:
    """Memory at ``time_ns`` (the clock of the spans). With ``cycles`` a collection went before."""

    time_ns: int
    label: str
    rss_bytes: int | Message
    allocator: Allocator | Message
    traced: Traced | Message
    objects: PythonObjects | Message
    document_objects: Mapping[str, int] | Message  # by type, over all open documents
    collector: Collector | Message
    cycles: Cycles | Message


@dataclass(frozen=True)
class AllocationChange:
    """What a line of Python holds more (or fewer, if negative) than before.

    ``only_in`` is "before" or "after" if only that snapshot's list has the line. It counts as 0 in
    the other, where it may have had up to the last of the list.
    """

    file: str
    line: int
    size_bytes: int
    count: int
    only_in: str = ""


@dataclass(frozen=True)
class TypeChange:
    """How many objects of a type there are more (or fewer). ``only_in`` as in AllocationChange."""

    type: str
    count: int
    only_in: str = ""


@dataclass(frozen=True)
class MemoryDifference:
    """A snapshot less an earlier one; what did not change is left out.

    Units and names are those of ``MemorySnapshot``; ``allocator`` has changes by the name of its
    fields; lists and types have the greatest change first. ``collector`` has what each generation
    did in between.
    """

    wall_ns: int
    before: str
    after: str
    rss_bytes: int | Message
    allocator: Mapping[str, int] | Message
    traced_bytes: int | Message
    allocations: tuple[AllocationChange, ...] | Message
    objects_total: int | Message
    objects: tuple[TypeChange, ...] | Message
    document_objects: Mapping[str, int] | Message
    collector: tuple[Generation, ...] | Message
