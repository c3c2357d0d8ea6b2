# SPDX-License-Identifier: LGPL-2.1-or-later
"""R12: a STEP file that takes long to import; the near miss takes long, too, and is no STEP."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PerfProfilerWorkbench.model.thresholds import Thresholds
from PerfProfilerWorkbench.recording import record

WHAT = "R12"
WHERE = "headless"
THRESHOLDS = Thresholds(opening_ns=100_000)


def imported(ending):
    import FreeCAD
    import Import
    import Part

    importer = Import if ending == ".step" else Part
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, f"plate{ending}"))
        Part.makeBox(1, 2, 3).exportStep(path) if ending == ".step" else Part.makeBox(
            1, 2, 3
        ).exportBrep(path)
        document = FreeCAD.newDocument("Case")
        recording = record(keep=False)
        try:
            importer.insert(path, document.Name)
        finally:
            session = recording.stop()
            FreeCAD.closeDocument(document.Name)
    return session


def problem():
    return imported(".step")


def near_miss():
    return imported(".brep")
