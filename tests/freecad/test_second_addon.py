# SPDX-License-Identifier: LGPL-2.1-or-later
"""Another add-on, in a real FreeCAD beside ours, adds a detector and a rule: both are heard."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from freecads import Home

ADDON = Path(__file__).resolve().parents[1] / "models" / "second_addon"

# Works as a panel would: analyses a recording with what was added, then leaves at once.
ANALYSE = """
import json, os, traceback
try:
    import FreeCAD
    from PerfProfilerWorkbench import extend, record
    from PerfProfilerWorkbench.analysis.report import report
    if not FreeCAD.GuiUp:
        import second_addon_rules
    document = FreeCAD.newDocument("Parts")
    document.addObject("Part::Box", "Box")
    document.addObject("Part::Box", "Named").Label = "Base plate"
    with record(keep=False) as recording:
        document.recompute()
    found = report(recording.session, None, extend.detectors, extend.rules)
    facts = {{
        "issues": [[str(one.type), one.object] for one in found.issues],
        "advice": [[one.rule, one.object] for one in found.advice],
        "left_out": len(found.left_out),
    }}
except BaseException:
    facts = traceback.format_exc()
with open({path!r}, "w") as stream:
    json.dump(facts, stream)
os._exit(0)
"""


@pytest.mark.parametrize("windowed", [False, True], ids=["headless", "window"])
def test_what_another_addon_adds_is_heard(tmp_path, windowed):
    """With a window its InitGui.py adds it, though FreeCAD comes to it before it comes to us.

    Without one a script imports it: there FreeCAD knows the folders only of those it has come to.
    """
    home = Home(tmp_path / "home")
    home.link()
    for mod in home.mods:
        (mod / "AnAddon").symlink_to(ADDON)
    path = home.folder / "facts.json"
    output = home.run(ANALYSE.format(path=str(path)), windowed=windowed, limit_s=240)
    assert path.exists(), output
    facts = json.loads(path.read_text())
    assert facts["left_out"] == 0
    assert [one for one in facts["issues"] if one[0] == "nameless box"] == [["nameless box", "Box"]]
    assert [one for one in facts["advice"] if one[0] == "Second1"] == [["Second1", "Box"]]
