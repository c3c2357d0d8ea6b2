# SPDX-License-Identifier: LGPL-2.1-or-later
"""Our actions as FreeCAD's commands: toolbar buttons, menu entries, keys.

Imported when they are first needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..export.formats import FORMATS
from . import exporting, i18n, menus, paths
from .actions import (
    ACTIONS,
    COST_MAP,
    EXPORT,
    FREE,
    GROUPS,
    HELP,
    MEASURE,
    MEASURE_VIEW,
    PANEL,
    PREFERENCES,
    PRESET,
    RECORD,
    SEPARATOR,
    SNAPSHOT,
    TOOLS,
    WORKFLOW,
)
from .controller import controller

TOOLBAR = (RECORD, PANEL, MEASURE, SNAPSHOT, COST_MAP, EXPORT)
# The entries of our workbench's menu, and those of the Tools menu of each workbench.
NAMES = (RECORD, PRESET, PANEL, SEPARATOR, MEASURE, MEASURE_VIEW, WORKFLOW, SNAPSHOT, FREE,
         SEPARATOR, COST_MAP, EXPORT, SEPARATOR, PREFERENCES, HELP)  # fmt: skip
IN_TOOLS = (TOOLS, COST_MAP, EXPORT)


class Command:
    """One action, as FreeCAD wants it."""

    def __init__(self, name: str) -> None:
        self._action = ACTIONS[name]

    def GetResources(self) -> dict[str, object]:
        action = self._action
        found: dict[str, object] = _resources(action.icon, action.text, action.tip)
        if action.ticked and action.on is not None:
            found["Checkable"] = action.on()
        return found

    def Activated(self, index: int = 0) -> None:
        self._action.run()
        show_state()  # FreeCAD has ticked or unticked it by itself

    def IsActive(self) -> bool:
        return self._action.active()


class GroupCommand:
    """A menu of actions; in a toolbar a button with that menu."""

    def __init__(self, name: str) -> None:
        self._name, self._group = name, GROUPS[name]

    def GetResources(self) -> dict[str, object]:
        return {**_resources(*self._group[:3]), "DropDownMenu": True}

    def GetCommands(self) -> tuple[str, ...]:
        return self._group.names

    def GetDefaultCommand(self) -> int:
        """What the button itself does until somebody chooses in its menu."""
        last = exporting.last_format()
        return FORMATS.index(last) if self._name == EXPORT else 0

    def IsActive(self) -> bool:
        return any(ACTIONS[name].active() for name in self._group.names)


def _resources(icon: str, text: str, tip: str) -> dict[str, object]:
    found: dict[str, object] = {"MenuText": i18n.tr(text), "ToolTip": i18n.tr(tip)}
    if icon:
        found["Pixmap"] = paths.icon(icon)
    return found


def register() -> None:
    """Tell FreeCAD the commands; does nothing the second time."""
    import FreeCADGui

    if RECORD in FreeCADGui.listCommands():
        return
    for name in ACTIONS:
        FreeCADGui.addCommand(name, Command(name))
    for name in GROUPS:
        FreeCADGui.addCommand(name, GroupCommand(name))
    controller().changed.connect(show_state)
    from . import language  # which knows these commands

    language.follow()


def show_state() -> None:
    """What begins and ends something says which of the two it will do; ticks are right."""
    for name, action in shown():
        if ACTIONS[name].on is not None:
            menus.put_state(action, name)


def shown() -> Iterator[tuple[str, Any]]:
    """The QActions of what stands in a menu or toolbar; groups have some of their own."""
    import FreeCADGui

    for name in ACTIONS:
        for action in FreeCADGui.Command.get(name).getAction():
            yield name, action
    for name, group in GROUPS.items():
        yield from zip(group.names, FreeCADGui.Command.get(name).getAction())


def groups_shown() -> list[tuple[str, Any]]:
    """The first QAction of each group that stands somewhere: it tells the group's menus."""
    import FreeCADGui

    actions = ((name, FreeCADGui.Command.get(name).getAction()) for name in GROUPS)
    return [(name, found[0]) for name, found in actions if found]
