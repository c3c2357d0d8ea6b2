# SPDX-License-Identifier: LGPL-2.1-or-later
"""Learns when Python calls a native method of a given name, at next to no cost.

``sys.monitoring`` (Python 3.12 and later) lets each call site that is not of interest be switched
off after its first visit. Older Pythons have nothing that cheap: there nothing is watched.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import BuiltinMethodType
from typing import Any

_TOOL_NAME = "PerfProfiler"
_tool: int | None = None


def watch(name: str, called: Callable[[Any], None], returned: Callable[[Any], None]) -> None:
    """Call ``called(self)`` before and ``returned(self)`` after each native method ``name``."""
    global _tool
    monitoring = getattr(sys, "monitoring", None)
    if monitoring is None or _tool is not None:
        return
    # 0 to 2 and 5 are meant for debuggers, coverage, profilers and optimisers of other people.
    _tool = next((tool for tool in (3, 4) if monitoring.get_tool(tool) is None), None)
    if _tool is None:
        return

    def on_call(code: object, offset: int, function: Any, argument: object) -> object:
        # of anything else not even the name is asked: it may be somebody's lazy proxy
        if type(function) is not BuiltinMethodType or function.__name__ != name:
            return monitoring.DISABLE
        _report(called, function)
        return None

    def on_return(code: object, offset: int, function: Any, argument: object) -> None:
        if type(function) is BuiltinMethodType and function.__name__ == name:
            _report(returned, function)

    monitoring.use_tool_id(_tool, _TOOL_NAME)
    monitoring.register_callback(_tool, monitoring.events.CALL, on_call)
    monitoring.register_callback(_tool, monitoring.events.C_RETURN, on_return)
    monitoring.register_callback(_tool, monitoring.events.C_RAISE, on_return)
    monitoring.set_events(_tool, monitoring.events.CALL)
    monitoring.restart_events()


def _report(listener: Callable[[Any], None], function: Any) -> None:
    try:
        listener(getattr(function, "__self__", None))
    except Exception:  # an exception here would surface in the caller's own code
        return


def unwatch() -> None:
    global _tool
    if _tool is None:
        return
    monitoring = sys.monitoring  # type: ignore[attr-defined,unused-ignore]
    monitoring.set_events(_tool, 0)
    for event in (monitoring.events.CALL, monitoring.events.C_RETURN, monitoring.events.C_RAISE):
        monitoring.register_callback(_tool, event, None)
    monitoring.free_tool_id(_tool)
    _tool = None
