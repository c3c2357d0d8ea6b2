# SPDX-License-Identifier: LGPL-2.1-or-later
"""Where our data files lie."""

from __future__ import annotations

import os
from typing import Any

ADDON = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RESOURCES = os.path.join(ADDON, "Resources")
ICONS = os.path.join(RESOURCES, "icons")
TRANSLATIONS = os.path.join(RESOURCES, "translations")
EXAMPLE = os.path.join(RESOURCES, "examples", "PerfProfilerExample.FCStd")


def icon(name: str) -> str:
    return os.path.join(ICONS, f"PerfProfiler_{name}.svg")


def qicon(name: str) -> Any:
    """One of our icons, drawn by FreeCAD: Qt 6 may lack the plug-in that reads SVG into icons."""
    import FreeCADGui

    return FreeCADGui.getIcon(icon(name))
