# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the cost map reads of documents that change while it does."""

from __future__ import annotations

import FreeCAD
import pytest
from documents import box_ball_fusion, close_all

from PerfProfilerWorkbench.analysis.cost_map import COMPUTE
from PerfProfilerWorkbench.gui.costmap.reading import Reading
from PerfProfilerWorkbench.model.span import ObjectKey


@pytest.fixture(autouse=True)
def nothing_open():
    yield
    close_all()


def test_documents_and_objects_may_go_while_it_reads():
    first, second = box_ball_fusion("First"), box_ball_fusion("Second")
    names = ("Box", "Ball", "Fusion")
    measured = {ObjectKey(one, name): 1 for one in ("First", "Second") for name in names}
    reading = Reading(COMPUTE, measured)
    steps = reading.steps()
    next(steps)
    first.removeObject("Fusion")
    FreeCAD.closeDocument(second.Name)
    for _ in steps:
        pass
    assert reading.own == {ObjectKey("First", name): 1 for name in ("Box", "Ball")}
