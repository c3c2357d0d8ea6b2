# SPDX-License-Identifier: LGPL-2.1-or-later
"""The difference of two snapshots, value by value, and all values as plain ones and back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.analysis.memory import difference
from PerfProfilerWorkbench.capture.allocator import free_memory
from PerfProfilerWorkbench.capture.snapshots import snapshot
from PerfProfilerWorkbench.model.memory import (
    Allocation,
    AllocationChange,
    Allocator,
    Collector,
    Cycles,
    Freed,
    Generation,
    MemorySnapshot,
    PythonObjects,
    Traced,
    TypeChange,
)
from PerfProfilerWorkbench.model.memory_plain import from_plain, to_plain
from PerfProfilerWorkbench.texts import english, message, say

BEFORE = MemorySnapshot(
    time_ns=1000,
    label="one",
    rss_bytes=5000,
    allocator=Allocator(100, 60, 40, 4, 0, 0, 10, 1000, 2),
    traced=Traced(
        500,
        900,
        (Allocation("a.py", 1, 100, 5), Allocation("b.py", 2, 90, 4), Allocation("c.py", 3, 80, 3)),
    ),
    objects=PythonObjects(1000, {"function": 300, "list": 200, "old": 100}),
    document_objects={"Part::Box": 3, "Part::Fuse": 1},
    collector=Collector(True, (1, 2, 3), (Generation(10, 20, 0), Generation(1, 2, 0))),
    cycles=Cycles(7, {"list": 7}),
)
AFTER = replace(
    BEFORE,
    time_ns=3500,
    label="two",
    rss_bytes=4000,
    allocator=Allocator(100, 50, 50, 4, 0, 0, 10, 3000, 3),
    traced=Traced(
        700,
        900,
        (
            Allocation("b.py", 2, 390, 4),
            Allocation("a.py", 1, 100, 5),
            Allocation("d.py", 4, 85, 1),
        ),
    ),
    objects=PythonObjects(1500, {"list": 700, "function": 300, "new": 150}),
    document_objects={"Part::Box": 1, "Part::Sphere": 5, "Part::Fuse": 1},
    collector=Collector(True, (0, 0, 0), (Generation(13, 25, 1), Generation(2, 2, 0))),
)
REASON = message(texts.READING_FAILED, error="why")


def test_numbers_are_what_came_on_top():
    change = difference(BEFORE, AFTER)
    assert (change.wall_ns, change.before, change.after) == (2500, "one", "two")
    assert (change.rss_bytes, change.traced_bytes, change.objects_total) == (-1000, 200, 500)


def test_the_heap_is_told_by_field_without_what_stayed():
    assert difference(BEFORE, AFTER).allocator == {
        "used_bytes": -10,
        "free_bytes": 10,
        "mapped_bytes": 2000,
        "mapped_blocks": 1,
    }


def test_lines_are_told_by_their_change_and_the_lists_they_are_in():
    assert difference(BEFORE, AFTER).allocations == (
        AllocationChange("b.py", 2, 300, 0),
        AllocationChange("d.py", 4, 85, 1, "after"),
        AllocationChange("c.py", 3, -80, -3, "before"),
    )


def test_a_line_whose_count_alone_changed_is_told():
    traced = replace(BEFORE.traced, allocations=(Allocation("a.py", 1, 100, 50),))
    found = difference(BEFORE, replace(BEFORE, traced=traced)).allocations
    assert AllocationChange("a.py", 1, 0, 45) in found


def test_types_are_told_by_their_change_and_the_lists_they_are_in():
    assert difference(BEFORE, AFTER).objects == (
        TypeChange("list", 500),
        TypeChange("new", 150, "after"),
        TypeChange("old", -100, "before"),
    )
    found = difference(BEFORE, AFTER).document_objects
    assert list(found.items()) == [("Part::Sphere", 5), ("Part::Box", -2)]


def test_each_generation_tells_what_it_did_in_between():
    found = difference(BEFORE, AFTER).collector
    assert found == (Generation(3, 5, 1), Generation(1, 0, 0))


def test_a_snapshot_differs_from_itself_in_nothing():
    change = difference(BEFORE, BEFORE)
    assert not (change.wall_ns or change.rss_bytes or change.traced_bytes or change.objects_total)
    assert not (change.allocator or change.allocations or change.objects)
    assert not change.document_objects
    assert set(change.collector) == {Generation(0, 0, 0)}


READINGS = {
    "rss_bytes": ("rss_bytes",),
    "allocator": ("allocator",),
    "traced": ("traced_bytes", "allocations"),
    "objects": ("objects_total", "objects"),
    "document_objects": ("document_objects",),
    "collector": ("collector",),
}


@pytest.mark.parametrize("reading", READINGS)
def test_what_a_snapshot_lacks_is_a_reason_in_the_difference(reading):
    lacking = replace(BEFORE, **{reading: REASON})
    first, second = difference(lacking, AFTER), difference(AFTER, lacking)
    for name in READINGS[reading]:
        assert getattr(first, name) == message(texts.NOT_IN_FIRST, reason=REASON)
        assert getattr(second, name) == message(texts.NOT_IN_SECOND, reason=REASON)
    others = {name for names in READINGS.values() for name in names} - set(READINGS[reading])
    assert all(getattr(first, name) == getattr(difference(BEFORE, AFTER), name) for name in others)


LACKING = replace(BEFORE, **dict.fromkeys(READINGS, REASON), cycles=REASON)
VALUES = [
    BEFORE,
    LACKING,
    difference(BEFORE, AFTER),
    difference(LACKING, AFTER),
    Freed(5, 4, BEFORE.allocator, REASON, 3, message(texts.HEAP_RETURNED, call="f"), None),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_values_come_back_equal_from_json(value):
    assert from_plain(json.loads(json.dumps(to_plain(value)))) == value


def test_what_was_really_read_comes_back_equal():
    for value in (snapshot("real"), free_memory()):
        assert from_plain(json.loads(json.dumps(to_plain(value)))) == value


def test_an_error_in_a_message_becomes_its_text():
    value = message(texts.READING_FAILED, error=OSError("no such thing"))
    back = from_plain(json.loads(json.dumps(to_plain(value))))
    assert say(english, back) == say(english, value)


@pytest.mark.parametrize(
    "plain", [{"class": "Nonsense"}, {"class": "Cycles", "more": 1}, {"class": []}]
)
def test_what_is_no_value_is_refused(plain):
    with pytest.raises((KeyError, TypeError)):
        from_plain(plain)
