# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is kept up to date edit by edit is what a walk through everything finds, on real models.

The models inside FreeCAD's own program: PartDesign's objects are lost in plain Python.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import FreeCAD
import pytest
from documents import close_all
from freecads import ROOT, Home

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.model.structure import at
from PerfProfilerWorkbench.recording import recorder

QUICK = (
    "axis_cross_spreadsheet.FCStd",
    "draft_test_objects.FCStd",
    "fem_contact_shell.FCStd",
    "path_boxtest.fcstd",
    "xyz_cube_mesh.FCStd",
    "asm_v4/asm_V4.FCStd",
)
LONG = (
    "ap3030s8_bracket_techdraw.FCStd",
    "arch_detail.FCStd",
    "c64_wedge_psu.FCStd",
    "car_remote.FCStd",
    "demo_fixture_links.FCStd",
    "thor_art3body2.FCStd",
    "thor_art3body_flaky.fcstd",
    "thor_part_booleans.fcstd",
)
EDITS = 200
SEED = 5
# FreeCAD 1.0.0 crashes without us, too, when a loft's sketch was deleted (seed 5)
SEEDS = {"c64_wedge_psu.FCStd": 6}
SCRIPT = """
import sys
sys.path[:0] = {folders!r}
import walks
walks.main({path!r}, {report!r}, {count}, {recompute_every}, {seed})
"""


def copied(models: Path, path: str, folder: Path) -> Path:
    """With whatever lies beside the file: it may be linked."""
    found = models / path
    if found.parent != models:
        shutil.copytree(found.parent, folder / found.parent.name)
    else:
        shutil.copy(found, folder)
    return folder / path


def edited(model: Path, folder: Path, recompute_every: int) -> dict:
    home, report = Home(folder / "home"), folder / "report"
    home.link()
    script = SCRIPT.format(
        folders=[str(ROOT / "tests" / "support"), str(ROOT)],
        path=str(model),
        report=str(report),
        count=EDITS,
        recompute_every=recompute_every,
        seed=SEEDS.get(model.name, SEED),
    )
    said = home.run(script, windowed=False, limit_s=1800)
    assert report.exists(), said[-3000:]
    return json.loads(report.read_text())


@pytest.mark.parametrize(
    "path", (*QUICK, *(pytest.param(each, marks=pytest.mark.long) for each in LONG))
)
def test_after_two_hundred_edits_the_geometry_is_what_a_full_walk_finds(models, path, tmp_path):
    found = edited(copied(models, path, tmp_path), tmp_path, 8 if path in QUICK else 40)
    assert found["error"] == ""
    assert found["problems"] == []
    kinds = {"change", "recompute", "delete", "add", "undo", "redo", "show", "abort"}
    assert kinds <= set(found["done"]) and sum(found["done"].values()) == EDITS
    if "PartDesign::Body" in found["geometry"]["types"]:
        assert "tip" in found["done"] and found["geometry"]["in_bodies"] > 0


def test_a_new_document_of_a_closed_ones_name_holds_nothing_of_that():
    try:
        with record() as recording:
            FreeCAD.newDocument("Same").addObject("Part::Box", "First")
            recorder.hook.facts.settle()
            FreeCAD.closeDocument("Same")
            FreeCAD.newDocument("Same").addObject("Part::Box", "Second")
        structure = recording.session.structure
        assert list(at(structure, "Same", structure.documents[0].time_ns)) == ["First"]
        assert list(at(structure, "Same", recording.session.end_ns)) == ["Second"]
    finally:
        close_all()
