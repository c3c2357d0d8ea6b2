# SPDX-License-Identifier: LGPL-2.1-or-later
"""The throw-away configuration is XML that FreeCAD reads, with every setting in its group."""

from __future__ import annotations

import os
import xml.etree.ElementTree as ElementTree

import pytest

from PerfProfilerWorkbench.launch import configuration


def written(folder, *more):
    configuration.write(str(folder), more)
    return ElementTree.parse(folder / "user.cfg").getroot()


def entries(group, path=""):
    """Every setting of a configuration as ``(path, kind, name, value)``."""
    for child in group:
        if child.tag == "FCParamGroup":
            yield from entries(child, f"{path}/{child.get('Name')}")
        else:
            value = child.text if child.tag == "FCText" else child.get("Value")
            yield path, child.tag, child.get("Name"), value


def expected(*settings):
    return sorted((f"/Root/BaseApp/Preferences/{path}", *rest) for path, *rest in settings)


def test_every_setting_lies_in_its_group(tmp_path):
    root = written(tmp_path)
    assert root.tag == "FCParameters"
    assert sorted(entries(root)) == expected(*configuration.SETTINGS)


def test_the_start_page_stays_away(tmp_path):
    shown = ("/Root/BaseApp/Preferences/Mod/Start", "FCBool", "ShowOnStartup", "0")
    assert shown in list(entries(written(tmp_path)))


def test_more_settings_come_on_top(tmp_path):
    more = (("Mod/Ours", "FCBool", "Flag", "1"), ("General", "FCInt", "Count", "7"))
    found = sorted(entries(written(tmp_path, *more)))
    assert found == expected(*configuration.SETTINGS, *more)


def test_values_that_look_like_markup_stay_values(tmp_path):
    more = [("Mod/A&B", kind, "<\"'&>", "</FCText> & ş") for kind in ("FCText", "FCUInt")]
    assert set(expected(*more)) < set(entries(written(tmp_path, *more)))


def test_no_group_has_two_subgroups_of_one_name(tmp_path):
    """FreeCAD reads only the first of them."""
    more = [
        ("Mod/Start", "FCInt", "A", "1"),
        ("Mod", "FCInt", "B", "2"),
        ("Mod/Start", "FCInt", "C", "3"),
    ]
    for group in written(tmp_path, *more).iter():
        names = [child.get("Name") for child in group.findall("FCParamGroup")]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("outer", ["<FCParamGroup Name='BaseApp'>{}</FCParamGroup>", "{}"])
def test_a_persons_preferences_are_taken_but_for_ours_and_what_starts(tmp_path, outer):
    """FreeCAD 0.20 exports them with their group, 1.x without."""
    own = (
        "<FCParamGroup Name='Preferences'><FCParamGroup Name='General'>"
        "<FCText Name='AutoloadModule'>CAMWorkbench</FCText>"
        "<FCText Name='BackgroundAutoloadModules'>BIM</FCText></FCParamGroup>"
        "<FCParamGroup Name='Mod'><FCParamGroup Name='Part'><FCBool Name='Check' Value='1'/>"
        "</FCParamGroup><FCParamGroup Name='PerfProfiler'><FCBool Name='PanelOpen' Value='1'/>"
        "</FCParamGroup></FCParamGroup></FCParamGroup>"
    )
    root = f"<FCParameters><FCParamGroup Name='Root'>{outer.format(own)}</FCParamGroup>"
    configuration.write(str(tmp_path), preferences=f"{root}</FCParameters>")
    found = sorted(entries(ElementTree.parse(tmp_path / "user.cfg").getroot()))
    assert found == expected(*configuration.SETTINGS, ("Mod/Part", "FCBool", "Check", "1"))


def test_preferences_that_are_no_xml_are_none(tmp_path):
    configuration.write(str(tmp_path), preferences="<FCParameters>")
    found = sorted(entries(ElementTree.parse(tmp_path / "user.cfg").getroot()))
    assert found == expected(*configuration.SETTINGS)


def test_the_arguments_name_files_in_the_folder(tmp_path):
    arguments = configuration.write(str(tmp_path))
    assert arguments == ["-u", str(tmp_path / "user.cfg"), "-s", str(tmp_path / "system.cfg")]
    assert os.path.isfile(arguments[1])


def test_a_folder_with_any_letters_works(tmp_path):
    folder = tmp_path / "öz ellik 'x' & <y>"
    folder.mkdir()
    assert sorted(entries(written(folder))) == expected(*configuration.SETTINGS)
