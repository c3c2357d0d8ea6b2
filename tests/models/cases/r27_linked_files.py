# SPDX-License-Identifier: LGPL-2.1-or-later
"""R27: a link to a file that takes long to open; in the near miss the file that links does."""

from __future__ import annotations

import tempfile
from pathlib import Path

from slow_shapes import SlowToOpen, add

from PerfProfilerWorkbench.model.thresholds import Thresholds
from PerfProfilerWorkbench.recording import record

WHAT = "R27"
WHERE = "headless"
THRESHOLDS = Thresholds(opening_ns=200_000_000)


def opened(linked_ms, own_ms):
    """Opens a file that links into another; opening either takes its time."""
    import FreeCAD

    with tempfile.TemporaryDirectory() as folder:
        made = [FreeCAD.newDocument(name) for name in ("Linked", "Linking")]
        for document, milliseconds in zip(made, (linked_ms, own_ms), strict=True):
            add(document, "Cube", milliseconds, proxy=SlowToOpen)
            document.saveAs(str(Path(folder, f"{document.Name}.FCStd")))
        made[1].addObject("App::Link", "Link").LinkedObject = made[0].Cube
        made[1].save()
        path = made[1].FileName
        _close(made)
        recording = record(keep=False)
        try:
            FreeCAD.openDocument(path)
        finally:
            session = recording.stop()
            _close(FreeCAD.listDocuments().values())
    return session


def _close(documents):
    import FreeCAD

    for name in [document.Name for document in documents]:
        FreeCAD.closeDocument(name)


def problem():
    return opened(250, 1)


def near_miss():
    return opened(1, 250)
