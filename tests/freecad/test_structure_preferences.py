# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reading preferences, which creates nothing, and values of FreeCAD's own types."""

from __future__ import annotations

import FreeCAD

from PerfProfilerWorkbench.capture import object_facts
from PerfProfilerWorkbench.capture.preferences import read_preferences
from PerfProfilerWorkbench.capture.structure_tables import READ_PREFERENCES


def _groups(group, path=""):
    """Every group and value of the preferences."""
    for kind, name, value in group.GetContents() or ():
        yield f"{path}/{name}", kind, value
    for name in group.GetGroups():
        yield f"{path}/{name}", "group", None
        yield from _groups(group.GetGroup(name), f"{path}/{name}")


def test_reading_preferences_creates_nothing():
    root = FreeCAD.ParamGet("User parameter:BaseApp")
    before = sorted(map(str, _groups(root)))
    found = read_preferences((*READ_PREFERENCES, "BaseApp/Preferences/Mod/Nobody/Has/This"))
    assert set(found) == {*READ_PREFERENCES, "BaseApp/Preferences/Mod/Nobody/Has/This"}
    assert found["BaseApp/Preferences/Mod/Nobody/Has/This"] is None
    assert sorted(map(str, _groups(root))) == before


def test_a_preference_that_is_set_is_read_with_its_type():
    group = FreeCAD.ParamGet("User parameter:BaseApp/Preferences/Mod/PerfProfilerTest")
    group.SetBool("Yes", True)
    group.SetInt("Seven", -7)
    group.SetFloat("Half", 0.5)
    group.SetString("Word", "ö")
    folder = "BaseApp/Preferences/Mod/PerfProfilerTest"
    try:
        found = read_preferences(f"{folder}/{name}" for name in ("Yes", "Seven", "Half", "Word"))
        assert list(found.values()) == [True, -7, 0.5, "ö"]
    finally:
        FreeCAD.ParamGet("User parameter:BaseApp/Preferences/Mod").RemGroup("PerfProfilerTest")


def test_odd_values_become_plain():
    plain = object_facts.plain
    assert plain(FreeCAD.Units.Quantity("2 cm")) == 20.0
    assert plain(FreeCAD.Vector(1, 2, 3)) == (1.0, 2.0, 3.0)
    assert plain(float("inf")) is None and plain(float("nan")) is None
    assert plain(object()) is None
    assert plain(FreeCAD.Placement()) == (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0)
