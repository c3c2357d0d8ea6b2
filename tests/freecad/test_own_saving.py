# SPDX-License-Identifier: LGPL-2.1-or-later
"""FreeCAD's own saving is found out by the times of its files alone."""

from __future__ import annotations

import os
from pathlib import Path

import FreeCAD
import pytest
from documents import close_all

from PerfProfilerWorkbench.capture.saving import Autosaves
from PerfProfilerWorkbench.model.span import SpanKind

TYPES = ("xml", "fcstd")  # of the file that is written first and the one that is written last


@pytest.mark.parametrize("later_ns", [0, 4_000_000])
def test_freecads_own_saving_within_one_tick_of_the_clock_of_files_is_told(later_ns):
    """Of a small document both files can have one time; where nothing had changed the second has
    an older one.
    """
    document, spans = FreeCAD.newDocument("Own"), []
    begun, saved = (Path(document.TransientDir) / f"fc_recovery_file.{end}" for end in TYPES)
    autosaves = Autosaves(spans.append)
    autosaves.learn(FreeCAD.listDocuments())
    begun.write_text("begun")
    saved.write_text("saved")
    try:
        for begun_ns, saved_ns in ((10**18, 10**18 + later_ns), (2 * 10**18, 10**18 + later_ns)):
            os.utime(begun, ns=(begun_ns, begun_ns))
            os.utime(saved, ns=(saved_ns, saved_ns))
            autosaves.look(FreeCAD.listDocuments())
    finally:
        close_all()
    (span,) = spans
    assert (span.kind, span.document, span.wall_ns) == (SpanKind.AUTOSAVE, "Own", later_ns)
    assert (span.detail.path, span.detail.size_bytes) == (str(saved), 5)
