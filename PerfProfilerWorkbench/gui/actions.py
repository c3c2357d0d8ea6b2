# SPDX-License-Identifier: LGPL-2.1-or-later
"""Everything one can do with the add-on, in one table: FreeCAD's commands and our menus show it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from .. import texts
from ..export.formats import FORMATS, Format
from ..model.preset import PRESETS
from . import dock, exporting, guide, measure, memory, presets, view_measure, workflow
from .controller import controller

RECORD = "PerfProfiler_Record"
PRESET = "PerfProfiler_Preset"
PANEL = "PerfProfiler_Panel"
MEASURE = "PerfProfiler_Measure"
MEASURE_VIEW = "PerfProfiler_MeasureView"
WORKFLOW = "PerfProfiler_Workflow"
SNAPSHOT = "PerfProfiler_Snapshot"
FREE = "PerfProfiler_Free"
COST_MAP = "PerfProfiler_CostMap"
COST_MAP_SHOW = "PerfProfiler_CostMapShow"
EXPORT = "PerfProfiler_Export"
CLEAR = "PerfProfiler_Clear"
PREFERENCES = "PerfProfiler_Preferences"
HELP = "PerfProfiler_Help"
SEPARATOR = "Separator"


def _always() -> bool:
    return True


class Action(NamedTuple):
    """``active`` says when it can be used, ``run`` does it.

    ``on`` is there for what can be on or off; ``text_on`` and ``icon_on`` are for while it is on.
    Where there is no such text it has a tick.
    """

    icon: str
    text: str
    tip: str
    run: Callable[[], Any]
    active: Callable[[], bool] = _always
    on: Callable[[], bool] | None = None
    text_on: str = ""
    icon_on: str = ""

    @property
    def looks(self) -> tuple[str, str]:
        """Text, not translated yet, and icon, as they are now."""
        on = self.on is not None and self.on()
        return (on and self.text_on) or self.text, (on and self.icon_on) or self.icon

    @property
    def ticked(self) -> bool:
        """Whether it is one with a tick, be it on or off."""
        return self.on is not None and not self.text_on


class Group(NamedTuple):
    """Actions under one text: a menu of its own, or a button with one."""

    icon: str
    text: str
    tip: str
    names: tuple[str, ...]


def _record() -> None:
    if not controller().running:
        dock.panel(show=True)
    controller().toggle()


def _measure() -> None:
    dock.panel(show=True)
    measure.ask(controller())


def _measure_view() -> None:
    dock.panel(show=True)
    view_measure.measure(controller())


def _workflow() -> None:
    dock.panel(show=True)
    workflow.toggle(controller())


def _snapshot() -> None:
    memory.ask(controller())


def _export(format: Format) -> None:
    dock.panel(show=True)
    exporting.ask(controller(), format)


def _preferences() -> None:
    import FreeCADGui

    FreeCADGui.showPreferences("PerfProfiler")


def _document_open() -> bool:
    import FreeCAD

    return FreeCAD.ActiveDocument is not None


def _anything() -> bool:
    return bool(controller().costs.count)


def _in_workflow() -> bool:
    recording = controller().recording
    return recording is not None and recording.workflow is not None


def _map_shown(by: str = "") -> bool:
    from .costmap import map as cost_map

    return bool(cost_map.shown()) and by in ("", cost_map.by())


def _map_toggle() -> None:
    from .costmap import map as cost_map

    cost_map.toggle()


def _map_show(by: str) -> None:
    from .costmap import map as cost_map

    cost_map.show(by)


_MAPS = {
    "compute": texts.MENU_MAP_COMPUTE,
    "display": texts.MENU_MAP_DISPLAY,
    "memory": texts.MENU_MAP_MEMORY,
    "triangles": texts.MENU_MAP_TRIANGLES,
}


def _named(group: str, part: str) -> str:
    return group + part.title()


def _main() -> dict[str, Action]:
    running, clear = (lambda: controller().running), (lambda: controller().clear())
    record = Action("Record", texts.RECORD_MENU, texts.RECORD_TIP, _record)
    mark = Action("Workflow", texts.WORKFLOW_MENU, texts.WORKFLOW_TIP, _workflow)
    view = Action("MeasureView", texts.VIEW_MENU, texts.VIEW_TIP, _measure_view)
    return {
        RECORD: record._replace(on=running, text_on=texts.RECORD_STOP, icon_on="Recording"),
        PANEL: Action("Panel", texts.PANEL_MENU, texts.PANEL_TIP, dock.panel),
        MEASURE: Action("Measure", texts.MEASURE_MENU, texts.MEASURE_TIP, _measure, _document_open),
        MEASURE_VIEW: view._replace(active=view_measure.possible),
        WORKFLOW: mark._replace(on=_in_workflow, text_on=texts.WORKFLOW_END),
        SNAPSHOT: Action("Snapshot", texts.SNAPSHOT_MENU, texts.SNAPSHOT_TIP, _snapshot),
        FREE: Action("Free", texts.FREE_MENU, texts.FREE_TIP, lambda: memory.free(controller())),
        CLEAR: Action("", texts.CLEAR, texts.CLEAR_TIP, clear, _anything),
        PREFERENCES: Action(
            "Preferences", texts.MENU_PREFERENCES, texts.MENU_PREFERENCES_TIP, _preferences
        ),
        HELP: Action("Help", texts.MENU_HELP, texts.MENU_HELP_TIP, guide.show),
    }


def _presets() -> dict[str, Action]:
    def one(preset: str) -> Action:
        return Action(
            "Record",
            presets.NAMES[preset],
            texts.PRESET_TIP,
            lambda: controller().choose(preset),
            on=lambda: controller().preset == preset,
        )

    return {_named(PRESET, preset): one(preset) for preset in PRESETS}


def _maps() -> dict[str, Action]:
    def one(by: str) -> Action:
        show, on = (lambda: _map_show(by)), (lambda: _map_shown(by))
        return Action("CostMap", _MAPS[by], texts.MENU_MAP_TIP, show, on=on)

    toggle = Action("CostMap", texts.MENU_MAP_SHOW, texts.MENU_MAP_TIP, _map_toggle, on=_map_shown)
    return {COST_MAP_SHOW: toggle, **{_named(COST_MAP, by): one(by) for by in _MAPS}}


def _exports() -> dict[str, Action]:
    def one(format: Format) -> Action:
        tip = texts.MENU_EXPORT_TIP
        return Action("Export", format.title, tip, lambda: _export(format), _anything)

    return {_named(EXPORT, format.name): one(format) for format in FORMATS}


TOOLS = "PerfProfiler_Tools"
_PARTS = {PRESET: _presets(), COST_MAP: _maps(), EXPORT: _exports()}
ACTIONS: dict[str, Action] = _main()
for _part in _PARTS.values():
    ACTIONS.update(_part)
GROUPS = {
    PRESET: Group("Record", texts.MENU_PRESET, texts.PRESET_TIP, tuple(_PARTS[PRESET])),
    COST_MAP: Group("CostMap", texts.MAP_NAME, texts.MENU_MAP_TIP, tuple(_PARTS[COST_MAP])),
    EXPORT: Group("Export", texts.EXPORT, texts.MENU_EXPORT_TIP, tuple(_PARTS[EXPORT])),
    TOOLS: Group(
        "Workbench",
        texts.WORKBENCH_NAME,
        texts.MENU_TOOLS_TIP,
        (RECORD, PANEL, MEASURE, MEASURE_VIEW, WORKFLOW, SNAPSHOT, FREE, PREFERENCES, HELP),
    ),
}
