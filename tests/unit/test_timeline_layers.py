# SPDX-License-Identifier: LGPL-2.1-or-later
"""Stretches of time that are drawn at any scale."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

import pytest

from PerfProfilerWorkbench.analysis.layers import Place, Row, Weight


class Thing(NamedTuple):
    start_ns: int
    end_ns: int
    name: str = ""


def weigh(thing: Thing) -> Weight:
    return Weight((thing.end_ns - thing.start_ns) // 2, 0, int(thing.name == "failed"))


def row_of(*things: Thing) -> Row[Thing]:
    row: Row[Thing] = Row(weigh)
    for thing in sorted(things, key=lambda one: (one.end_ns, -one.start_ns)):
        row.add(thing)
    return row


def nested(seed: int, count: int) -> list[Thing]:
    """Stretches that lie in each other or apart, as calls do."""
    draw, found, clock = Random(seed), [], 0
    for _ in range(count):
        clock += draw.randrange(0, 50)
        end = clock + draw.choice((0, 1, 7, 400))
        inner = [Thing(clock + 1, clock + 3), Thing(clock + 4, end - 1)] if end > clock + 6 else []
        found += [*inner, Thing(clock, end)]
        clock = end
    return found


def test_what_lies_in_another_is_in_a_layer_before_it():
    row = row_of(Thing(0, 100, "outer"), Thing(10, 20), Thing(30, 60, "middle"), Thing(40, 50))
    names = [[thing.name for thing in layer.things] for layer in row.layers]
    assert names == [["", ""], ["middle"], ["outer"]]


def test_one_that_comes_late_is_not_lost_and_overlaps_nothing():
    row = row_of(Thing(0, 10), Thing(20, 30))
    row.add(Thing(12, 15, "late"))
    assert len(row) == 3
    for layer in row.layers:
        assert all(end <= start for end, start in zip(layer.ends, layer.starts[1:]))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("step_ns", [0.5, 3, 40, 1000, 10**6])
def test_pieces_hold_each_stretch_once_and_never_hide_a_long_one(seed, step_ns):
    for layer in row_of(*nested(seed, 200)).layers:
        pieces = list(layer.pieces(0, layer.ends[-1] + 1, step_ns))
        assert [at for first, after in pieces for at in range(first, after)] == list(
            range(len(layer.things))
        )
        for first, after in pieces:
            if after - first > 1:
                assert layer.starts[after - 1] - layer.starts[first] < step_ns
                lengths = [layer.ends[at] - layer.starts[at] for at in range(first, after)]
                assert max(lengths) < step_ns


def test_there_are_no_more_pieces_than_pixels_and_long_ones():
    layer = row_of(*(Thing(at * 10, at * 10 + 9) for at in range(100_000))).layers[0]
    assert len(list(layer.pieces(0, 1_000_000, 1000))) <= 1001
    assert len(list(layer.pieces(500_000, 500_100, 1))) <= 11


@pytest.mark.parametrize("seed", range(3))
def test_running_sums_are_those_of_the_stretches(seed):
    for layer in row_of(*nested(seed, 60)).layers:
        for first, after in layer.pieces(30, 900, 70):
            things = layer.things[first:after]
            lengths = [one.end_ns - one.start_ns for one in things]
            assert layer.wall_ns[after] - layer.wall_ns[first] == sum(lengths)
            halves = sum(length // 2 for length in lengths)
            assert layer.compute_ns[after] - layer.compute_ns[first] == halves


@pytest.mark.parametrize("seed", range(3))
def test_a_stretch_is_found_by_all_moments_in_it(seed):
    things = nested(seed, 60)
    row = row_of(*things)
    for time_ns in range(0, 3000, 13):
        expected = {one for one in things if one.start_ns < time_ns + 2 and one.end_ns > time_ns}
        assert expected <= set(row.reaching(time_ns, time_ns + 2))


def test_the_innermost_is_under_the_pointer():
    row = row_of(Thing(0, 100, "outer"), Thing(30, 60, "inner"))
    names = [row.thing(row.under(time_ns, time_ns + 1)[0]).name for time_ns in (10, 40, 80)]
    assert names == ["outer", "inner", "outer"]
    assert row.under(100, 101) is None


def test_many_in_one_place_are_counted():
    place, count = row_of(*(Thing(at, at + 1) for at in range(100))).under(10, 20)
    assert (place, count) == (Place(0, 10), 10)


@pytest.mark.parametrize("seed", range(5))
def test_steps_lead_through_all_of_them_in_order_and_back(seed):
    row = row_of(*nested(seed, 40))
    place, path = row.nearest(-1), []
    while place is not None:
        path.append(place)
        place = row.next(place)
    assert len(path) == len(row)
    starts = [row.thing(place).start_ns for place in path]
    assert starts == sorted(starts)
    back = [path[-1]]
    while (before := row.previous(back[-1])) is not None:
        back.append(before)
    assert back[::-1] == path


def test_of_those_that_begin_at_once_the_one_around_the_others_comes_first():
    row = row_of(Thing(0, 9, "outer"), Thing(0, 5, "middle"), Thing(0, 2, "inner"))
    place, names = row.nearest(8), []
    while place is not None:
        names.append(row.thing(place).name)
        last, place = place, row.next(place)
    assert names == ["outer", "middle", "inner"]
    assert row.thing(row.previous(last)).name == "middle"


def test_the_nearest_is_the_one_at_a_moment_or_beside_it():
    row = row_of(Thing(10, 20, "first"), Thing(50, 60, "second"))
    moments = {0: "first", 15: "first", 30: "first", 45: "second", 99: "second"}
    assert {at: row.thing(row.nearest(at)).name for at in moments} == moments


def test_the_place_of_a_thing_is_known_also_if_it_took_no_time():
    things = [Thing(0, 9), Thing(9, 9, "short"), Thing(9, 30)]
    row = row_of(*things)
    assert [row.thing(row.place_of(one)) for one in things] == things
    assert row.place_of(Thing(9, 9, "other")) is None
