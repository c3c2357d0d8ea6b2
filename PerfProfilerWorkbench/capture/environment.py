# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reads where a recording is made: FreeCAD, its libraries, the machine."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from ..model.gpu import OpenGL
from ..model.message import Message
from ..model.session import Environment
from .gpu import opengl


def _or_reason(read: Callable[[], str]) -> str:
    try:
        return read()
    except Exception as error:
        return f"not available: {type(error).__name__}: {error}"


def _freecad() -> str:
    import FreeCAD

    return ".".join(FreeCAD.Version()[:3])


def _qt() -> str:
    from ..qt import QtCore

    return str(QtCore.qVersion())


def _occ() -> str:
    import Part

    return str(Part.OCC_VERSION)


def _processor() -> str:
    """The processor's name: /proc/cpuinfo on Linux, else what Python's platform module knows."""
    if sys.platform.startswith("linux"):
        with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if line.startswith("model name"):
                    return line.partition(":")[2].strip()
    return platform.processor() or platform.machine() or "not available: the system names none"


def environment() -> Environment:
    return replace(_lasting(), opengl=view_opengl())


def windowed() -> bool:
    """Whether FreeCAD has its window."""
    import FreeCAD

    return bool(FreeCAD.GuiUp)


_opengl: OpenGL | Message | None = None


def view_opengl() -> OpenGL | Message | None:
    """Who draws the 3D view; asked once. None without a window."""
    global _opengl
    import FreeCAD

    if _opengl is None and FreeCAD.GuiUp:
        _opengl = opengl.opengl()
    return _opengl


@lru_cache(maxsize=1)
def _lasting() -> Environment:
    return Environment(
        freecad=_or_reason(_freecad),
        python=platform.python_version(),
        qt=_or_reason(_qt),
        occ=_or_reason(_occ),
        os=_or_reason(platform.platform),
        processor=_or_reason(_processor),
        cores=os.cpu_count() or 1,
        machine=platform.node(),
    )
