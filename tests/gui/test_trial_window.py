# SPDX-License-Identifier: LGPL-2.1-or-later
"""The document of a user with a window while it is copied for a trial."""

from __future__ import annotations

import FreeCAD
import FreeCADGui
import pytest
from documents import close_all

from PerfProfilerWorkbench.trial.copying import DocumentCopy


@pytest.mark.parametrize("modified", [False, True])
def test_copying_leaves_file_and_flag_of_a_document_alone(modified, document, tmp_path):
    path = tmp_path / "mine.FCStd"
    document.saveAs(str(path))
    close_all()
    document = FreeCAD.openDocument(str(path))
    if modified:
        document.Box.Length = 12
        document.recompute()
    gui = FreeCADGui.getDocument(document.Name)
    before = path.read_bytes(), path.stat().st_mtime_ns, document.FileName, document.Label
    assert gui.Modified is modified
    copy = DocumentCopy(document)
    try:
        copy.make()
        assert gui.Modified is modified
        assert before == (
            path.read_bytes(),
            path.stat().st_mtime_ns,
            document.FileName,
            document.Label,
        )
    finally:
        copy.forget()
