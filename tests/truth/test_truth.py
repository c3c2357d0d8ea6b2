# SPDX-License-Identifier: LGPL-2.1-or-later
"""Profiles beside the truth, taken in C++ from inside the same FreeCAD (docs/freecad.md)."""

from __future__ import annotations

import library
import pytest
import ways
from cases import CASES
from measure import measure, runs, shared_models

QUICK = ("xyz_cube_mesh.FCStd", "axis_cross_spreadsheet.FCStd")


@pytest.fixture(scope="session")
def truth(tmp_path_factory):
    return library.build(tmp_path_factory.mktemp("truth"))


def check(way, model, truth, folder):
    """A process that loses the processor between two features is off by that: so up to 3 runs.

    A fault of ours is there each time.
    """
    reports = []
    for attempt in range(3):
        comparisons, report = measure(way, model, truth, folder / f"run{attempt}")
        if all(one.ok for one in comparisons):
            return
        reports.append(report)
    pytest.fail("\n" + "\n".join(reports), pytrace=False)


@pytest.mark.parametrize("model", QUICK)
@pytest.mark.parametrize("way", ["headless", "window", "panel"])
def test_a_model_is_measured_right(way, model, models, truth, tmp_path):
    check(way, model, truth, tmp_path)


@pytest.mark.parametrize("case", CASES)
def test_a_hard_case_is_measured_right(case, truth, tmp_path):
    check("panel", case, truth, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize(("way", "model"), [*runs([*CASES, *shared_models()], ways.WAYS)])
def test_every_model_is_measured_right_in_every_way(way, model, models, truth, tmp_path):
    check(way, model, truth, tmp_path)
