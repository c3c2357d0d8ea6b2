# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is said of a trial: no gain only where the times leave no room for one."""

from __future__ import annotations

import pytest

from PerfProfilerWorkbench.export.advice_words import verdict
from PerfProfilerWorkbench.model.advice import Trial, Verdict
from PerfProfilerWorkbench.texts import english, say

S = 1_000_000_000


@pytest.mark.parametrize(
    ("saving_ns", "spread_ns", "begins"),
    [
        (int(0.01 * S), int(0.03 * S), "no gain here: 10.0 ms ± 30.0 ms of 10.0 s"),
        (int(1.4 * S), int(2.21 * S), "no sure gain here: 1.40 s ± 2.21 s of 10.0 s"),
        (-3 * S, S, "no gain here"),
    ],
    ids=["none", "unsure", "slower"],
)
def test_no_gain_is_told_from_what_is_not_known(saving_ns, spread_ns, begins):
    trial = Trial(Verdict.NO_GAIN, saving_ns, spread_ns, True, 10 * S, 9 * S, 7, True)
    assert say(english, verdict(trial)[0]).startswith(begins)
