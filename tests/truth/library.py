# SPDX-License-Identifier: LGPL-2.1-or-later
"""Builds the library of ``truth.cpp`` and has it loaded into FreeCAD."""

from __future__ import annotations

import subprocess
from pathlib import Path

SOURCE = Path(__file__).resolve().parent / "truth.cpp"
# With the C++ library that FreeCAD has: a static one of our own would stand before it for all of
# FreeCAD, whose exceptions then end in abort().
OPTIONS = ("-std=c++17", "-O2", "-Wall", "-Wextra", "-shared", "-fPIC")


def build(folder: Path) -> Path:
    """Compile it; takes about a second."""
    library = folder / "truth.so"
    command = ["g++", *OPTIONS, str(SOURCE), "-o", str(library), "-ldl"]
    subprocess.run(command, check=True, timeout=120)
    return library


def environment(library: Path, output: Path) -> dict[str, str]:
    """What a FreeCAD has to have in its environment; any other program does not mind it."""
    return {"LD_PRELOAD": str(library), "PERFPROFILER_TRUTH": str(output)}
