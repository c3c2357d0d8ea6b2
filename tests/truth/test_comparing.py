# SPDX-License-Identifier: LGPL-2.1-or-later
"""Real recordings compared: chance is no difference, and a fifth more work is one."""

from __future__ import annotations

import pytest
from draws import from_one, from_two
from pools import SLOWER, WORKING, Pools, first_in_line
from work_features import WORK

COUNT, SIZE, DRAWS = 60, 10, 100
MODEL = "xyz_cube_mesh"


@pytest.fixture(scope="module")
def pools(tmp_path_factory):
    first_in_line()  # other programs take more than the fifth that is to be found
    folder = tmp_path_factory.mktemp("pools")
    made = Pools(folder, folder / "home", runs=10)
    made.add(MODEL, (WORKING, SLOWER))
    made.record(COUNT)
    return made


@pytest.mark.long
@pytest.mark.parametrize("kind", [WORKING, SLOWER])
def test_two_sets_of_one_model_differ_in_at_most_5_of_100_draws(pools, models, kind):
    assert from_one(pools.sessions(MODEL + kind), SIZE, DRAWS).any_slower <= 5


@pytest.mark.long
def test_a_fifth_more_work_is_found_in_at_least_95_of_100_draws(pools, models):
    tally = from_two(pools.sessions(MODEL + WORKING), pools.sessions(MODEL + SLOWER), SIZE, DRAWS)
    for label in WORK:
        assert tally.slower[label] >= 95, (label, tally)
