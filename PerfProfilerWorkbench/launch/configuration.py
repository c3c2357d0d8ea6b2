# SPDX-License-Identifier: LGPL-2.1-or-later
"""A throw-away FreeCAD configuration: no start page, no first-run dialog, all else by default."""

from __future__ import annotations

import os
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable

# path below Preferences, kind of entry, name, value
Setting = tuple[str, str, str, str]

SETTINGS: tuple[Setting, ...] = (
    ("General", "FCText", "AutoloadModule", "PartWorkbench"),
    ("Mod/Start", "FCBool", "ShowOnStartup", "0"),
    ("Mod/Start", "FCBool", "FirstStart2024", "0"),
)


def write(folder: str, more: Iterable[Setting] = ()) -> list[str]:
    """Write the configuration into a folder; the arguments with which FreeCAD takes it."""
    user = os.path.join(folder, "user.cfg")
    root = ElementTree.Element("FCParameters")
    for path, kind, name, value in (*SETTINGS, *more):
        group = root
        for part in ("Root", "BaseApp", "Preferences", *path.split("/")):
            group = _subgroup(group, part)
        entry = ElementTree.SubElement(group, kind, Name=name)
        if kind == "FCText":
            entry.text = value
        else:
            entry.set("Value", value)
    ElementTree.ElementTree(root).write(user, encoding="utf-8", xml_declaration=True)
    return ["-u", user, "-s", os.path.join(folder, "system.cfg")]


def _subgroup(group: ElementTree.Element, name: str) -> ElementTree.Element:
    """FreeCAD reads only the first group of a name, so each is made once."""
    for known in group.findall("FCParamGroup"):
        if known.get("Name") == name:
            return known
    return ElementTree.SubElement(group, "FCParamGroup", Name=name)
