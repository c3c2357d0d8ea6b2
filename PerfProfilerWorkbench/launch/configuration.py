# SPDX-License-Identifier: LGPL-2.1-or-later
"""A throw-away FreeCAD configuration: no start page, no first-run dialog.

All else is by default, or as in a person's preferences, which are copied: FreeCAD writes its
configuration when it ends, and that must not be the person's own.
"""

from __future__ import annotations

import os
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable

# path below Preferences, kind of entry, name, value
Setting = tuple[str, str, str, str]

# What of a person's preferences would do more than set something when FreeCAD starts
_STARTS = (("General", "BackgroundAutoloadModules"), ("Mod", "PerfProfiler"))

SETTINGS: tuple[Setting, ...] = (
    ("General", "FCText", "AutoloadModule", "PartWorkbench"),
    ("Mod/Start", "FCBool", "ShowOnStartup", "0"),
    ("Mod/Start", "FCBool", "FirstStart2024", "0"),
)


def write(folder: str, more: Iterable[Setting] = (), preferences: str = "") -> list[str]:
    """Write the configuration into a folder; the arguments with which FreeCAD takes it.

    ``preferences``: an export of ``User parameter:BaseApp`` by FreeCAD, as XML.
    """
    user = os.path.join(folder, "user.cfg")
    root = ElementTree.Element("FCParameters")
    if preferences:
        _take(root, preferences)
    for path, kind, name, value in (*SETTINGS, *more):
        group = root
        for part in ("Root", "BaseApp", "Preferences", *path.split("/")):
            group = _subgroup(group, part)
        for known in [one for one in group.findall(kind) if one.get("Name") == name]:
            group.remove(known)
        entry = ElementTree.SubElement(group, kind, Name=name)
        if kind == "FCText":
            entry.text = value
        else:
            entry.set("Value", value)
    ElementTree.ElementTree(root).write(user, encoding="utf-8", xml_declaration=True)
    return ["-u", user, "-s", os.path.join(folder, "system.cfg")]


def _take(root: ElementTree.Element, preferences: str) -> None:
    """Nothing where FreeCAD wrote what is no XML."""
    try:
        found = ElementTree.fromstring(preferences).find(".//FCParamGroup[@Name='Preferences']")
    except ElementTree.ParseError:
        return
    if found is None:
        return
    _subgroup(_subgroup(root, "Root"), "BaseApp").append(found)
    for name, what in _STARTS:
        for group in found.findall(f"FCParamGroup[@Name='{name}']"):
            for one in group.findall(f"*[@Name='{what}']"):
                group.remove(one)


def _subgroup(group: ElementTree.Element, name: str) -> ElementTree.Element:
    """FreeCAD reads only the first group of a name, so each is made once."""
    for known in group.findall("FCParamGroup"):
        if known.get("Name") == name:
            return known
    return ElementTree.SubElement(group, "FCParamGroup", Name=name)
