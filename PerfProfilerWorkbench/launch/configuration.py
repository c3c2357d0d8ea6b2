# SPDX-License-Identifier: LGPL-2.1-or-later
"""A throw-away FreeCAD configuration: no start page, no first-run dialog, all else by default."""

from __future__ import annotations

import os
from xml.sax.saxutils import quoteattr

# path below Preferences, kind, name, value
_SETTINGS = (
    ("General", "Text", "AutoloadModule", "PartWorkbench"),
    ("Mod/Start", "Bool", "ShowOnStartup", "0"),
    ("Mod/Start", "Bool", "FirstStart2024", "0"),
)


def write(folder: str) -> list[str]:
    """Write the configuration into a folder; the arguments with which FreeCAD takes it."""
    user = os.path.join(folder, "user.cfg")
    with open(user, "w", encoding="utf-8") as stream:
        stream.write(_document())
    return ["-u", user, "-s", os.path.join(folder, "system.cfg")]


def _document() -> str:
    groups = "".join(
        _nested(["BaseApp", "Preferences", *path.split("/")], _entry(kind, name, value))
        for path, kind, name, value in _SETTINGS
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>'
    return (
        f'{head}\n<FCParameters><FCParamGroup Name="Root">{groups}</FCParamGroup></FCParameters>\n'
    )


def _nested(path: list[str], inner: str) -> str:
    for name in reversed(path):
        inner = f"<FCParamGroup Name={quoteattr(name)}>{inner}</FCParamGroup>"
    return inner


def _entry(kind: str, name: str, value: str) -> str:
    if kind == "Text":
        return f"<FCText Name={quoteattr(name)}>{value}</FCText>"
    return f"<FC{kind} Name={quoteattr(name)} Value={quoteattr(value)}/>"
