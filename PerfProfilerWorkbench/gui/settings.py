# SPDX-License-Identifier: LGPL-2.1-or-later
"""Our parameters in FreeCAD's user configuration, each with its default."""

from __future__ import annotations

from typing import Any

_PATH = "User parameter:BaseApp/Preferences/Mod/PerfProfiler"

SHOW_EVERYWHERE = "ShowEverywhere"  # toolbar and menu in every workbench
TREE_MENU = "TreeMenu"  # our entry in the menu of the model tree; on unless told otherwise
WORKBENCH_SEEN = "WorkbenchSeen"  # our workbench was opened once
PANEL_OPEN = "PanelOpen"  # the panel was open when FreeCAD ended
EXPORT_FOLDER = "ExportFolder"
EXPORT_FORMAT = "ExportFormat"  # the last one
EXPORT_LANGUAGE = "ExportLanguage"  # of reports; empty: FreeCAD's
PAGE = "Page"  # the one that was open
FEATURE_COLUMNS = "FeatureColumns"  # of the table of features: which, how wide, in which order
FEATURE_VIEW = "FeatureView"  # each by itself, or by what they lie in
PRESET = "Preset"  # what a recording reads
EXCEL_MARK = "CsvByteOrderMark"
ANONYMOUS = "ExportAnonymous"
ALERTS = "Alerts"  # said when something grave is found; on unless told otherwise
ALERT_COOL_DOWN = "AlertCoolDownMinutes"  # ten unless told otherwise
AUTOMATIC = "AutomaticRecording"  # empty, or one of gui.automatic's
SAMPLE_MS = "SampleIntervalMs"  # 0: as the preset says
STACK_MS = "StackIntervalMs"  # likewise


def _group() -> Any:
    import FreeCAD

    return FreeCAD.ParamGet(_PATH)


def flag(name: str, default: bool = False) -> bool:
    return bool(_group().GetBool(name, default))


def set_flag(name: str, value: bool) -> None:
    _group().SetBool(name, value)


def number(name: str, default: int) -> int:
    return int(_group().GetInt(name, default))


def set_number(name: str, value: int) -> None:
    _group().SetInt(name, value)


def text(name: str) -> str:
    return str(_group().GetString(name, ""))


def set_text(name: str, value: str) -> None:
    _group().SetString(name, value)
