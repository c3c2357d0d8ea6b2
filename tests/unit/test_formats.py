# SPDX-License-Identifier: LGPL-2.1-or-later
"""The one table of formats that menus and the command line share."""

from __future__ import annotations

import pytest
from random_sessions import random_session

from PerfProfilerWorkbench.export.formats import FORMATS, How, format_of
from PerfProfilerWorkbench.model.preset import (
    AS_PRESET,
    PRESETS,
    Intervals,
    strongest,
    with_intervals,
)
from PerfProfilerWorkbench.model.preset import preset as plain


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
def test_each_format_writes_a_file(format, tmp_path):
    path = tmp_path / f"out{format.ending}"
    format.write(str(path), random_session(7), How())
    assert path.stat().st_size > 40


def test_an_unknown_name_gives_the_first():
    """The setting may be of another version of this add-on."""
    assert format_of("speedscope").ending == ".speedscope.json"
    assert format_of("of tomorrow") is FORMATS[0]


@pytest.mark.parametrize("name", PRESETS)
def test_own_intervals_stand_for_those_of_a_preset(name):
    assert with_intervals(name, AS_PRESET) == plain(name)
    own = with_intervals(name, Intervals(0.25, 0.05))
    assert (own.sample_interval_s, own.stack_interval_s) == (0.25, 0.05)
    both = strongest([own, plain("full")])
    assert (both.sample_interval_s, both.stack_interval_s) == (0.1, 0.05)
