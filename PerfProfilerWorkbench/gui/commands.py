# SPDX-License-Identifier: LGPL-2.1-or-later
"""FreeCAD commands: toolbar buttons and menu entries. Imported when they are first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .. import texts
from . import dock, exporting, i18n, measure, memory, paths, view_measure, workflow
from .controller import controller

RECORD = "PerfProfiler_Record"
PANEL = "PerfProfiler_Panel"
MEASURE = "PerfProfiler_Measure"
MEASURE_VIEW = "PerfProfiler_MeasureView"
EXPORT = "PerfProfiler_Export"
SNAPSHOT = "PerfProfiler_Snapshot"
FREE = "PerfProfiler_Free"
WORKFLOW = "PerfProfiler_Workflow"
TOOLBAR = (RECORD, PANEL, MEASURE, EXPORT)
NAMES = (*TOOLBAR, MEASURE_VIEW, WORKFLOW, SNAPSHOT, FREE)


class Command:
    """One command; ``active`` says when it can be used, ``run`` does it."""

    def __init__(
        self,
        icon: str,
        text: str,
        tip: str,
        run: Callable[[], Any],
        active: Callable[[], bool] = lambda: True,
    ) -> None:
        self._resources = {"Pixmap": paths.icon(icon), "MenuText": text, "ToolTip": tip}
        self._run, self._active = run, active

    def GetResources(self) -> dict[str, str]:
        resources = dict(self._resources)
        for key in ("MenuText", "ToolTip"):
            resources[key] = i18n.tr(resources[key])
        return resources

    def Activated(self) -> None:
        self._run()

    def IsActive(self) -> bool:
        return self._active()


def _toggle_record() -> None:
    if not controller().running:
        dock.panel(show=True)
    controller().toggle()


def _measure() -> None:
    dock.panel(show=True)
    measure.ask(controller())


def _measure_view() -> None:
    dock.panel(show=True)
    view_measure.measure(controller())


def _document_open() -> bool:
    import FreeCAD

    return FreeCAD.ActiveDocument is not None


def register() -> None:
    """Tell FreeCAD the commands; does nothing the second time."""
    import FreeCADGui

    if RECORD in FreeCADGui.listCommands():
        return
    for name, command in {**_recording(), **_measuring()}.items():
        FreeCADGui.addCommand(name, command)
    controller().changed.connect(_show_state)


def _recording() -> dict[str, Command]:
    return {
        RECORD: Command("Record", texts.RECORD_MENU, texts.RECORD_TIP, _toggle_record),
        PANEL: Command("Panel", texts.PANEL_MENU, texts.PANEL_TIP, dock.panel),
        WORKFLOW: Command("Workflow", texts.WORKFLOW_MENU, texts.WORKFLOW_TIP, _workflow),
        EXPORT: Command(
            "Export",
            texts.EXPORT_MENU,
            texts.EXPORT_TIP,
            lambda: exporting.ask(controller()),
            lambda: bool(controller().costs.count),
        ),
    }


def _measuring() -> dict[str, Command]:
    return {
        MEASURE: Command(
            "Measure", texts.MEASURE_MENU, texts.MEASURE_TIP, _measure, _document_open
        ),
        MEASURE_VIEW: Command(
            "MeasureView", texts.VIEW_MENU, texts.VIEW_TIP, _measure_view, view_measure.possible
        ),
        SNAPSHOT: Command(
            "Snapshot",
            texts.SNAPSHOT_MENU,
            texts.SNAPSHOT_TIP,
            lambda: memory.ask(controller()),
        ),
        FREE: Command("Free", texts.FREE_MENU, texts.FREE_TIP, lambda: memory.free(controller())),
    }


def _workflow() -> None:
    dock.panel(show=True)
    workflow.toggle(controller())


def _show_state() -> None:
    """What begins and ends something says which of the two it will do."""
    import FreeCADGui

    running = controller().running
    for action in FreeCADGui.Command.get(RECORD).getAction():
        action.setText(i18n.tr(texts.RECORD_STOP if running else texts.RECORD_MENU))
        action.setIcon(paths.qicon("Recording" if running else "Record"))
    recording = controller().recording
    inside = recording is not None and recording.workflow is not None
    for action in FreeCADGui.Command.get(WORKFLOW).getAction():
        action.setText(i18n.tr(texts.WORKFLOW_END if inside else texts.WORKFLOW_MENU))
