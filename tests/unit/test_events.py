# SPDX-License-Identifier: LGPL-2.1-or-later
"""The buffer of events: several readers, a limit, and losses that are counted."""

from __future__ import annotations

import random

from PerfProfilerWorkbench.capture import events as kinds
from PerfProfilerWorkbench.capture.events import CHANGED, Buffer


def fill(buffer, count):
    """Append events as a hook does: through the list's own ``append``, with growing times."""
    for _ in range(count):
        buffer.events.append((buffer.end, CHANGED, ("Doc", "Box"), "Shape"))


def times(events):
    return [event[0] for event in events]


def test_no_two_kinds_of_events_have_one_code():
    ways = {"HEADLESS", "WINDOWED", "LATE"}
    numbers = {name: value for name, value in vars(kinds).items() if isinstance(value, int)}
    codes = [value for name, value in numbers.items() if name.isupper() and name not in ways]
    assert len(set(codes)) == len(codes) > 12
    assert len({numbers[name] for name in ways}) == 3


def test_an_empty_buffer_gives_nothing():
    assert Buffer().read(0) == ([], 0, 0)


def test_a_reader_gets_each_event_once():
    buffer = Buffer()
    fill(buffer, 3)
    events, position, dropped = buffer.read(0)
    assert (times(events), position, dropped) == ([0, 1, 2], 3, 0)
    assert buffer.read(position) == ([], 3, 0)
    fill(buffer, 2)
    assert times(buffer.read(position)[0]) == [3, 4]


def test_readers_have_positions_of_their_own():
    buffer = Buffer()
    fill(buffer, 2)
    late = buffer.end
    fill(buffer, 2)
    assert times(buffer.read(0)[0]) == [0, 1, 2, 3]
    assert times(buffer.read(late)[0]) == [2, 3]
    assert times(buffer.read(0)[0]) == [0, 1, 2, 3]


def test_what_was_read_is_not_taken_from_the_reader_afterwards():
    buffer = Buffer(limit=4)
    fill(buffer, 6)
    events, _, _ = buffer.read(0)
    buffer.trim()
    buffer.forget(buffer.end)
    assert times(events) == [0, 1, 2, 3, 4, 5]


def test_up_to_the_limit_nothing_is_lost():
    buffer = Buffer(limit=10)
    fill(buffer, 10)
    buffer.trim()
    assert times(buffer.read(0)[0]) == list(range(10))


def test_above_the_limit_the_newest_half_stays_and_the_loss_is_counted():
    buffer = Buffer(limit=10)
    fill(buffer, 11)
    buffer.trim()
    events, position, dropped = buffer.read(0)
    assert (times(events), position, dropped) == ([6, 7, 8, 9, 10], 11, 6)


def test_only_the_reader_who_was_behind_has_lost_something():
    buffer = Buffer(limit=10)
    fill(buffer, 8)
    _, ahead, _ = buffer.read(0)
    fill(buffer, 3)
    buffer.trim()
    events, _, dropped = buffer.read(ahead)
    assert (times(events), dropped) == ([8, 9, 10], 0)
    assert buffer.read(4)[2] == 2
    assert buffer.read(0)[2] == 6


def test_hooks_may_keep_the_append_of_the_list():
    buffer = Buffer(limit=2)
    events, append = buffer.events, buffer.events.append
    fill(buffer, 5)
    buffer.trim()
    buffer.forget(buffer.end)
    append((99, CHANGED, ("Doc", "Box"), "Shape"))
    assert buffer.events is events
    assert times(buffer.read(5)[0]) == [99]


def test_forgetting_all_moves_no_position_back():
    buffer = Buffer()
    fill(buffer, 3)
    buffer.forget(buffer.end)
    assert buffer.end == 3
    assert buffer.read(1) == ([], 3, 2)
    fill(buffer, 1)
    assert times(buffer.read(3)[0]) == [3]


def test_only_what_lies_before_a_position_is_forgotten():
    buffer = Buffer()
    fill(buffer, 5)
    buffer.forget(3)
    assert (times(buffer.read(3)[0]), buffer.end) == ([3, 4], 5)
    assert buffer.read(3)[2] == 0 and buffer.read(1)[2] == 2
    buffer.forget(1)  # a slower reader comes later: nothing more goes, nothing comes back
    assert times(buffer.read(0)[0]) == [3, 4]


def test_read_and_lost_events_together_are_always_all_of_them():
    chance, buffer = random.Random(4), Buffer(limit=50)
    positions, seen, lost = [0, 0, 0], [0, 0, 0], [0, 0, 0]
    for _ in range(2000):
        fill(buffer, chance.randrange(30))
        buffer.trim()
        assert len(buffer.events) <= 50
        reader = chance.randrange(3)
        events, positions[reader], dropped = buffer.read(positions[reader])
        seen[reader] += len(events)
        lost[reader] += dropped
        assert times(events) == list(range(buffer.end - len(events), buffer.end))
    assert [seen[i] + lost[i] for i in range(3)] == positions
    assert min(lost) > 0 and min(seen) > 0
