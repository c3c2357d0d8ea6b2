# SPDX-License-Identifier: LGPL-2.1-or-later
"""Each rule and detector speaks where its problem is, and is silent where it is not."""

from __future__ import annotations

import pytest
from cases import cases, spoken

CASES = cases("plain")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_speaks_of_its_problem_only(case):
    assert case.what in spoken(case.problem(), case.thresholds)
    assert case.what not in spoken(case.near_miss(), case.thresholds)
