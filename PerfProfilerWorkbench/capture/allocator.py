# SPDX-License-Identifier: LGPL-2.1-or-later
"""The C library's heap: how it is filled, and giving back to the system what is free in it."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Callable
from functools import cache, partial
from struct import Struct

from .. import texts
from ..model.memory import Allocator, Freed
from ..texts import Message, message
from . import memory

# struct mallinfo2: ten size_t in the order of malloc.h
_FIELDS = Struct("10N")
# More than malloc ever takes from its heap (32 MiB): it is mapped, and freeing it leaves malloc's
# thresholds as they were.
_PROBE_BYTES = 64 * 2**20


class _Mallinfo2(ctypes.Structure):
    _fields_ = (("fields", ctypes.c_size_t * 10),)


# PYFUNCTYPE keeps the interpreter's lock: no other thread may run because of us in a hook.
# CFUNCTYPE releases it: returning memory can take seconds, and no other thread has to wait.
# What is made of them is a reference cycle, which our own snapshots would find: made once, kept.
_MALLINFO2 = ctypes.PYFUNCTYPE(_Mallinfo2)
_MALLOC = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_size_t)
_FREE = ctypes.PYFUNCTYPE(None, ctypes.c_void_p)
_TRIM = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_size_t)
_RELIEVE = ctypes.CFUNCTYPE(ctypes.c_size_t, ctypes.c_void_p, ctypes.c_size_t)
_HEAPMIN = ctypes.CFUNCTYPE(ctypes.c_int)


def reader(library: ctypes.CDLL = ctypes.pythonapi) -> Callable[[], tuple[int, ...]] | None:
    """A function that reads the heap raw (see ``parsed``), made once.

    None where it can't be read. It walks through the heap's free pieces: 1 µs in a small heap, up
    to 5 ms after an hour of a big model. So it is for a recompute, not for each feature.
    """
    made = _reader(library)
    return None if isinstance(made, Message) else made


@cache
def _reader(library: ctypes.CDLL) -> Callable[[], tuple[int, ...]] | Message:
    try:
        call = _MALLINFO2(("mallinfo2", library))
    except AttributeError:
        return message(texts.NO_HEAP_READING)
    unpack = _FIELDS.unpack

    def read() -> tuple[int, ...]:
        return unpack(call())

    return read if _is_of_malloc(read) else message(texts.OTHER_ALLOCATOR)


def _is_of_malloc(read: Callable[[], tuple[int, ...]]) -> bool:
    """Whether the process's malloc is the one that is read: another may have been preloaded."""
    malloc = _MALLOC(("malloc", ctypes.pythonapi))
    free = _FREE(("free", ctypes.pythonapi))
    before = parsed(read())
    block = malloc(_PROBE_BYTES)
    after = parsed(read())
    free(block)
    grown_bytes = after.mapped_bytes + after.used_bytes - before.mapped_bytes - before.used_bytes
    return block is None or grown_bytes > _PROBE_BYTES // 2


def parsed(raw: tuple[int, ...]) -> Allocator:
    """The heap in what a reader gave."""
    arena, ordblks, smblks, hblks, hblkhd, _, fsmblks, uordblks, fordblks, keepcost = raw
    return Allocator(
        heap_bytes=arena,
        used_bytes=uordblks,
        free_bytes=fordblks,
        free_chunks=ordblks,
        fast_bytes=fsmblks,
        fast_chunks=smblks,
        top_bytes=keepcost,
        mapped_bytes=hblkhd,
        mapped_blocks=hblks,
    )


def allocator(library: ctypes.CDLL = ctypes.pythonapi) -> Allocator | Message:
    """The heap as it is now, or the reason why it can't be read."""
    read = _reader(library)
    return read if isinstance(read, Message) else parsed(read())


def missing() -> Message | None:
    """Why the heap can't be read; it is not walked through for that."""
    made = _reader(ctypes.pythonapi)
    return made if isinstance(made, Message) else None


def free_memory() -> Freed:
    """Collect Python's garbage, then give what is free in the heap back to the system.

    Takes a tenth of a second and more: never call it in a hook.
    """
    rss_before, heap_before = memory.rss_bytes(), allocator()
    collected = gc.collect()
    returned, refused = return_heap()
    return Freed(
        rss_before_bytes=rss_before,
        rss_after_bytes=memory.rss_bytes(),
        allocator_before=heap_before,
        allocator_after=allocator(),
        collected=collected,
        returned=returned,
        missing=refused,
    )


def return_heap(
    platform: str = sys.platform, library: ctypes.CDLL | None = None
) -> tuple[Message | None, Message | None]:
    """Ask the C library to return free memory: what was asked, or why nothing could be."""
    try:
        name, call = _returning(platform, library)
    except (AttributeError, OSError):
        return None, message(texts.NO_HEAP_RETURN)
    call()
    return message(texts.HEAP_RETURNED, call=name), None


@cache
def _returning(platform: str, library: ctypes.CDLL | None) -> tuple[str, Callable[[], int]]:
    if platform == "darwin":
        name = "malloc_zone_pressure_relief"  # of all zones, all that can be
        return name, partial(_RELIEVE((name, library or ctypes.pythonapi)), None, 0)
    if platform == "win32":
        name = "_heapmin"
        return name, _HEAPMIN((name, library or ctypes.CDLL("ucrtbase")))
    name = "malloc_trim"
    return name, partial(_TRIM((name, library or ctypes.pythonapi)), 0)
