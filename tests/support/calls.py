# SPDX-License-Identifier: LGPL-2.1-or-later
"""The ways to call a command, with real clicks and keys."""

from __future__ import annotations

import clicks
import FreeCADGui
import planted
from waiting import let_run

from PerfProfilerWorkbench.model.activity import Way

REFRESH, F5 = "Std_Refresh", "71"  # the key's code


def by_key(qtbot, name, shortcut, *keys):
    command = FreeCADGui.Command.get(name)
    command.setShortcut(shortcut)
    try:
        let_run(qtbot)
        clicks.key(qtbot, *keys)
    finally:
        command.resetShortcut()


def by_one_key(qtbot, name):
    if name == REFRESH:
        clicks.key(qtbot, F5)
    else:
        by_key(qtbot, name, "Ctrl+Shift+J", "ctrl+shift+j")


CALLS = {
    "toolbar": (Way.TOOLBAR, lambda qtbot, name: clicks.click_button(qtbot, planted.TOOLBAR, name)),
    "menu": (Way.MENU, lambda qtbot, name: clicks.click_menu(qtbot, planted.MENU, name)),
    "key": (Way.KEY, by_one_key),
    "two keys": (Way.KEY, lambda qtbot, name: by_key(qtbot, name, "Ctrl+K, J", "ctrl+k", "j")),
    "runCommand": (Way.RUN_COMMAND, lambda qtbot, name: FreeCADGui.runCommand(name)),
    "run": (Way.RUN, lambda qtbot, name: FreeCADGui.Command.get(name).run()),
}
