# SPDX-License-Identifier: LGPL-2.1-or-later
"""Memory snapshots of this very process: what is planted is found, and nothing is kept alive."""

from __future__ import annotations

import gc
import sys
import tracemalloc
import weakref
from collections import Counter

import pytest

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.analysis.memory import difference
from PerfProfilerWorkbench.capture import snapshots
from PerfProfilerWorkbench.capture.snapshots import snapshot
from PerfProfilerWorkbench.capture.tracing import Tracing
from PerfProfilerWorkbench.model.memory import Allocator
from PerfProfilerWorkbench.texts import message

LEAK_BYTES = 3_000_000


class Ring:
    def __init__(self):
        self.itself = self
        self.held = []


@pytest.fixture
def traced():
    tracing = Tracing()
    tracing.start()
    yield tracing
    tracing.stop()
    assert not tracemalloc.is_tracing()


def leaked(size_bytes):
    return [bytearray(1000) for _ in range(size_bytes // 1000)]  # THE LEAK


def line_of_the_leak():
    with open(__file__, encoding="utf-8") as lines:
        return next(number for number, line in enumerate(lines, 1) if "# THE LEAK" in line)


@pytest.fixture
def no_other_collection():
    """What is planted waits for us: Python would collect it whenever it likes."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_a_planted_cycle_is_found_and_named(no_other_collection):
    snapshot("the first of a process loads libraries, and ctypes leaves garbage")
    for _ in range(1000):
        Ring()
    cycles = snapshot("planted").cycles
    name = f"{Ring.__module__}.Ring"
    assert cycles.by_type[name] == 1000 and 1000 <= cycles.by_type["list"] < 1100
    assert cycles.found >= 2000
    again = snapshot("nothing planted").cycles
    assert again.found == 0 and again.by_type == {}, "we make garbage ourselves"


def test_without_the_search_nothing_is_collected(no_other_collection):
    ring = Ring()
    alive = weakref.ref(ring)
    del ring
    made = snapshot("no search", cycles=False)
    assert made.cycles.text == texts.NO_CYCLE_SEARCH
    assert made.collector.enabled is False and alive() is not None
    snapshot("search")
    assert alive() is None


def test_a_snapshot_keeps_nothing_alive():
    ring = Ring()
    ring.itself = None
    gone = weakref.ref(ring)
    first = snapshot("keeps nothing")
    del ring
    assert gone() is None and first.objects.total > 0


def _is_ours(one):
    """What other tests have made of our classes is left out of a snapshot."""
    return type(one).__module__.startswith("PerfProfilerWorkbench.")


def test_objects_are_those_that_the_collector_knows():
    made = snapshot("objects", cycles=False).objects
    alive = [one for one in gc.get_objects() if not _is_ours(one)]
    assert abs(made.total - len(alive)) < len(alive) / 100
    counted = Counter(type(one).__qualname__ for one in alive if type(one).__module__ == "builtins")
    for name in ("function", "dict", "tuple", "list"):
        assert abs(made.by_type[name] - counted[name]) <= max(20, counted[name] / 100)
    assert len(made.by_type) == 20
    assert list(made.by_type.values()) == sorted(made.by_type.values(), reverse=True)


def test_types_that_have_no_hash_are_counted():
    class Same(type):
        __hash__ = None

        def __eq__(cls, other):
            return True

    made = [Same("Unhashable", (), {})() for _ in range(50_000)]
    assert snapshot("no hash").objects.by_type[f"{__name__}.Unhashable"] == len(made)


def test_our_own_values_are_not_counted():
    kept = [Allocator(*range(9)) for _ in range(50_000)]
    names = snapshot("ours").objects.by_type
    assert kept and not any(name.startswith("PerfProfilerWorkbench") for name in names)


def test_two_snapshots_in_a_row_are_nearly_the_same(traced):
    snapshot("warm", trace=traced)
    before, after = snapshot("one", trace=traced), snapshot("two", trace=traced)
    change = difference(before, after)
    assert abs(change.objects_total) <= 50
    assert all(abs(one.count) <= 20 for one in change.objects)
    assert abs(change.traced_bytes) < 200_000


def test_a_planted_leak_is_found_where_it_was_made(traced):
    before = snapshot("before")
    kept = leaked(LEAK_BYTES)
    after = snapshot("after")
    change = difference(before, after).allocations[0]
    assert (change.file, change.line) == (__file__, line_of_the_leak())
    size_bytes = sum(map(sys.getsizeof, kept)) + sys.getsizeof(kept)
    assert abs(change.size_bytes - size_bytes) < size_bytes * 0.05
    assert abs(change.count - 2 * len(kept)) < len(kept) * 0.05  # the object and its bytes
    assert abs(difference(before, after).traced_bytes - size_bytes) < size_bytes * 0.05
    assert after.traced.peak_bytes >= after.traced.current_bytes > LEAK_BYTES


def test_what_we_allocate_is_not_told(traced):
    kept = [snapshots._name(Ring) for _ in range(30_000)]  # our own line is the biggest
    lines = tracemalloc.take_snapshot().statistics("lineno")
    assert lines[0].traceback[0].filename == snapshots.__file__ and kept
    told = snapshot("ours").traced.allocations
    assert told and not any("PerfProfilerWorkbench" in one.file for one in told)
    assert not any(one.file == tracemalloc.__file__ for one in told)


def test_our_peak_begins_anew_with_each_snapshot(traced):
    bytearray(50_000_000)
    assert snapshot("peak", trace=traced).traced.peak_bytes > 50_000_000
    assert snapshot("no peak", trace=traced).traced.peak_bytes < 50_000_000


def test_without_tracing_allocations_are_a_reason():
    assert not tracemalloc.is_tracing()
    assert snapshot("untraced").traced.text == texts.NOT_TRACED


def test_the_collectors_own_counts_are_told():
    made = snapshot("collector").collector
    assert made.enabled is True and len(made.generations) == 3
    later = snapshot("later").collector
    # one run of the oldest generation is the first snapshot's own
    assert later.generations[-1].collections > made.generations[-1].collections


def test_outside_freecad_there_are_no_documents(monkeypatch):
    monkeypatch.setitem(sys.modules, "FreeCAD", None)  # as if it could not be imported
    made = snapshot("plain Python")
    assert made.document_objects.text == texts.NO_FREECAD_HERE
    assert made.rss_bytes > 2**20 and made.allocator.heap_bytes > 0


def test_a_reading_that_fails_is_a_reason():
    def broken():
        raise ValueError("so it is")

    reason = snapshots._or_reason(broken)
    assert reason == message(texts.READING_FAILED, error="ValueError: so it is")


def test_no_error_is_kept_in_a_reason():
    kept = message(texts.CANNOT_READ, error=OSError("so it is"), reason=message(texts.NOT_TRACED))
    found = snapshots._or_reason(lambda: kept)
    reason = message(texts.NOT_TRACED)
    assert found == message(texts.CANNOT_READ, error="so it is", reason=reason)
