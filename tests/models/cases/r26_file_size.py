# SPDX-License-Identifier: LGPL-2.1-or-later
"""R26: a file over the limit; the near miss is a little smaller."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PerfProfilerWorkbench.model.thresholds import Thresholds
from PerfProfilerWorkbench.recording import record

WHAT = "R26"
WHERE = "headless"
THRESHOLDS = Thresholds(file_bytes=20_000)


def saved(holes):
    import FreeCAD
    import Part

    document = FreeCAD.newDocument("Case")
    drills = [
        Part.makeCylinder(1, 9).translated(FreeCAD.Vector(3 + 3 * n, 5)) for n in range(holes)
    ]
    plate = Part.makeBox(3 * holes + 5, 10, 5)
    document.addObject("Part::Feature", "Plate").Shape = plate.cut(drills)
    with tempfile.TemporaryDirectory() as folder:
        recording = record(keep=False)
        try:
            document.saveAs(str(Path(folder, "plate.FCStd")))
        finally:
            session = recording.stop()  # the file is looked into here
            FreeCAD.closeDocument(document.Name)
    return session


def problem():
    return saved(150)


def near_miss():
    return saved(5)
