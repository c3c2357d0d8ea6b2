# SPDX-License-Identifier: LGPL-2.1-or-later
"""Boxes around blocks, cylinders and balls, from their measures alone."""

from __future__ import annotations

from math import sqrt

import pytest

from PerfProfilerWorkbench.analysis.primitives import box_of
from PerfProfilerWorkbench.model.structure import ObjectFacts

UNMOVED = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0)
QUARTER = sqrt(0.5)


def placed(type, placement=UNMOVED, **measures):
    return box_of(ObjectFacts("", type, properties={"Placement": placement, **measures}))


def test_each_kind_has_its_box():
    assert placed("Part::Box", Length=1.0, Width=2, Height=3.0) == (0, 0, 0, 1, 2, 3)
    assert placed("Part::Cylinder", Radius=2.0, Height=5.0) == (-2, -2, 0, 2, 2, 5)
    assert placed("Part::Sphere", Radius=2.0) == (-2, -2, -2, 2, 2, 2)


def test_it_is_turned_and_moved():
    about_x = (10.0, 0.0, 0.0, QUARTER, 0.0, 0.0, QUARTER)  # z comes to lie along -y
    box = placed("Part::Cylinder", about_x, Radius=2.0, Height=5.0)
    assert box == pytest.approx((8, -5, -2, 12, 0, 2))


def test_of_anything_else_nothing_is_known():
    assert placed("Part::Feature") is None
    assert placed("Part::Box", Length=1.0, Width=2.0) is None
    assert placed("Part::Sphere", "nowhere", Radius=2.0) is None
    assert placed("Part::Sphere", (1.0, 2.0), Radius=2.0) is None
