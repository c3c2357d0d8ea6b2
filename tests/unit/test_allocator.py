# SPDX-License-Identifier: LGPL-2.1-or-later
"""The C library's heap, as C in the same process sees it, and returning what is free in it."""

from __future__ import annotations

import ctypes
import gc
import os
import subprocess
import sys
from dataclasses import astuple
from pathlib import Path

import pytest

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.capture import allocator
from PerfProfilerWorkbench.model.memory import Allocator, Freed
from PerfProfilerWorkbench.texts import english, message, say

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "tests" / "support" / "mallinfo_beside.c"
BLOCKS, SIZE = 50_000, 1000


def compiled(folder, name, *options):
    path = folder / f"{name}.so"
    command = ["gcc", "-O1", "-shared", "-fPIC", *options, "-o", path, SOURCE]
    subprocess.run(command, check=True)
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("libraries")


@pytest.fixture(scope="module")
def beside(folder):
    return ctypes.PyDLL(str(compiled(folder, "beside")))


@pytest.fixture(scope="module")
def bare(folder):
    """A real library that has nothing of what is looked for."""
    return ctypes.PyDLL(str(compiled(folder, "bare", "-DBARE", "-nostdlib")))


@pytest.fixture
def holding(beside):
    beside.hold(ctypes.c_size_t(BLOCKS), ctypes.c_size_t(SIZE))
    yield beside
    beside.drop_all()


def told(beside):
    """What C in this process says: all ten fields, in the order of malloc.h."""
    fields = (ctypes.c_size_t * 10)()
    beside.told(fields)
    return tuple(fields)


def test_all_ten_fields_are_those_that_c_sees(beside):
    read = allocator.reader()
    for _ in range(100):
        before, ours, after = told(beside), read(), told(beside)
        stable = [index for index in range(10) if before[index] == after[index]]
        assert [ours[index] for index in stable] == [before[index] for index in stable]
        if len(stable) == 10:
            return
    pytest.fail("the heap never stood still")


def test_each_field_has_its_own_name():
    assert allocator.parsed(tuple(range(1, 11))) == Allocator(
        heap_bytes=1,
        used_bytes=8,
        free_bytes=9,
        free_chunks=2,
        fast_bytes=7,
        fast_chunks=3,
        top_bytes=10,
        mapped_bytes=5,
        mapped_blocks=4,
    )


def test_both_see_what_is_allocated(beside):
    read, held_bytes = allocator.reader(), BLOCKS * SIZE
    before, ours_before = told(beside), allocator.parsed(read())
    beside.hold(ctypes.c_size_t(BLOCKS), ctypes.c_size_t(SIZE))
    after, ours_after = told(beside), allocator.parsed(read())
    beside.drop_all()
    for grown in (after[7] - before[7], ours_after.used_bytes - ours_before.used_bytes):
        assert held_bytes <= grown < held_bytes * 1.05
    last = allocator.parsed(read())
    assert last.used_bytes < ours_after.used_bytes - held_bytes * 0.95


def test_holes_in_the_heap_are_its_fragmentation(holding):
    before = allocator.allocator()
    holding.drop_all_but_each(ctypes.c_size_t(2))
    after = allocator.allocator()
    assert after.free_bytes - before.free_bytes > BLOCKS * SIZE * 0.45
    assert after.free_chunks - before.free_chunks > BLOCKS * 0.45
    assert after.fragmentation == after.free_bytes / after.heap_bytes
    assert before.fragmentation < after.fragmentation < 1


def test_without_a_heap_there_is_no_fragmentation():
    assert allocator.parsed((0,) * 10).fragmentation is None


def test_a_c_library_that_does_not_tell_is_a_reason(bare):
    assert allocator.reader(bare) is None
    assert allocator.allocator(bare).text == texts.NO_HEAP_READING


def test_another_allocator_in_place_of_the_c_librarys_is_a_reason(folder):
    """glibc would tell of a heap that nobody uses."""
    code = (
        "from PerfProfilerWorkbench.capture import allocator as a\n"
        "print(a.reader(), a.allocator().text)"
    )
    preloaded = compiled(folder, "other", "-DOTHER_MALLOC")
    environment = {**os.environ, "LD_PRELOAD": str(preloaded), "PYTHONPATH": str(ROOT)}
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"None {texts.OTHER_ALLOCATOR}"


def test_freeing_returns_what_lies_free_between_used_blocks(holding):
    # one block of each few pages stays: those that are wholly free can be returned
    holding.drop_all_but_each(ctypes.c_size_t(20))
    freed = allocator.free_memory()
    assert freed.freed_bytes == freed.rss_before_bytes - freed.rss_after_bytes
    assert freed.freed_bytes > BLOCKS * SIZE * 0.5
    assert "malloc_trim" in say(english, freed.returned) and freed.missing is None
    assert freed.allocator_before.free_bytes > BLOCKS * SIZE * 0.9


class Ring:
    def __init__(self):
        self.itself = self


def test_freeing_counts_what_the_collector_found():
    gc.collect()
    gc.disable()
    try:
        for _ in range(100):
            Ring()
        assert 100 <= allocator.free_memory().collected <= 200  # with their dictionaries
        assert allocator.free_memory().collected == 0, "we make garbage ourselves"
    finally:
        gc.enable()


def test_what_is_freed_is_not_told_where_resident_memory_is_not():
    reason = message(texts.NOT_TRACED)
    assert Freed(reason, 5, reason, reason, 0).freed_bytes is None
    assert Freed(5, reason, reason, reason, 0).freed_bytes is None
    assert Freed(5, 7, reason, reason, 0).freed_bytes == -2


def test_macos_is_asked_to_relieve_all_zones(beside):
    """A stand-in for macOS's C library, which is not here."""
    returned, missing = allocator.return_heap("darwin", beside)
    assert "malloc_zone_pressure_relief" in say(english, returned) and missing is None
    assert ctypes.c_void_p.in_dll(beside, "asked_zone").value is None
    assert ctypes.c_size_t.in_dll(beside, "asked_bytes").value == 0


def test_windows_is_asked_to_shrink_its_heap(beside):
    """A stand-in for Windows' C library, which is not here."""
    before = ctypes.c_int.in_dll(beside, "heapmin_calls").value
    returned, missing = allocator.return_heap("win32", beside)
    assert "_heapmin" in say(english, returned) and missing is None
    assert ctypes.c_int.in_dll(beside, "heapmin_calls").value == before + 1


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32", "freebsd14"])
def test_a_c_library_that_can_return_nothing_is_a_reason(bare, platform):
    returned, missing = allocator.return_heap(platform, bare)
    assert returned is None and missing.text == texts.NO_HEAP_RETURN


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_the_c_library_of_another_system_is_a_reason(platform):
    assert allocator.return_heap(platform) == (None, message(texts.NO_HEAP_RETURN))


def test_all_of_the_heap_is_told_in_whole_numbers():
    assert all(type(value) is int and value >= 0 for value in astuple(allocator.allocator()))
