# SPDX-License-Identifier: LGPL-2.1-or-later
"""How a benchmark that runs inside FreeCAD ends: with a result, or with what went wrong."""

from __future__ import annotations

import json
import os
import traceback
from collections.abc import Callable
from typing import Any

import FreeCAD


def guarded(out: str, work: Callable[[], None]) -> None:
    try:
        work()
    except BaseException:
        leave(out, {"error": traceback.format_exc()})


def leave(out: str, result: dict[str, Any]) -> None:
    """Write the result and end; a normal end would ask about the document."""
    result["freecad"] = ".".join(FreeCAD.Version()[:3])
    with open(out, "w", encoding="utf-8") as stream:
        json.dump(result, stream, default=str)
    os._exit(0)
