# SPDX-License-Identifier: LGPL-2.1-or-later
"""Our parameters in FreeCAD's user configuration, each with its default."""

from __future__ import annotations

from typing import Any

_PATH = "User parameter:BaseApp/Preferences/Mod/PerfProfiler"

SHOW_EVERYWHERE = "ShowEverywhere"  # toolbar and menu in every workbench
WORKBENCH_SEEN = "WorkbenchSeen"  # our workbench was opened once
PANEL_OPEN = "PanelOpen"  # the panel was open when FreeCAD ended
EXPORT_FOLDER = "ExportFolder"
PRESET = "Preset"  # what a recording reads
EXCEL_MARK = "CsvByteOrderMark"


def _group() -> Any:
    import FreeCAD

    return FreeCAD.ParamGet(_PATH)


def flag(name: str) -> bool:
    """A yes-or-no setting; all of ours are off by default."""
    return bool(_group().GetBool(name, False))


def set_flag(name: str, value: bool) -> None:
    _group().SetBool(name, value)


def text(name: str) -> str:
    return str(_group().GetString(name, ""))


def set_text(name: str, value: str) -> None:
    _group().SetString(name, value)
