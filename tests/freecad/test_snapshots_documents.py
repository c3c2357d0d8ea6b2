# SPDX-License-Identifier: LGPL-2.1-or-later
"""Memory snapshots inside headless FreeCAD."""

from __future__ import annotations

import FreeCAD
from documents import box_ball_fusion, close_all

from PerfProfilerWorkbench.analysis.memory import difference
from PerfProfilerWorkbench.capture.allocator import free_memory
from PerfProfilerWorkbench.capture.snapshots import snapshot


class Proxy:
    def __init__(self, obj):
        obj.Proxy = self


def test_objects_of_all_open_documents_are_counted_by_type(document):
    box_ball_fusion("Other").addObject("App::DocumentObjectGroup", "Group")
    made = snapshot("two documents")
    assert made.document_objects == {
        "Part::Box": 2,
        "Part::Fuse": 2,
        "Part::Sphere": 2,
        "App::DocumentObjectGroup": 1,
    }
    assert list(made.document_objects)[-1] == "App::DocumentObjectGroup"


def test_without_a_document_there_are_none():
    close_all()
    assert snapshot("none").document_objects == {}


def test_what_was_added_is_the_difference(document):
    snapshot("collects what other tests left behind")
    before = snapshot("before")
    for _ in range(200):
        Proxy(document.addObject("App::FeaturePython", "Script"))
    document.removeObject("Fusion")
    change = difference(before, snapshot("after"))
    assert change.document_objects == {"App::FeaturePython": 200, "Part::Fuse": -1}
    assert change.allocator["used_bytes"] > 0  # resident memory may have had room for it


def test_neither_a_snapshot_nor_freeing_changes_a_document(document):
    state = [(one.Name, tuple(one.State), one.Shape.Volume) for one in document.Objects]
    undo = document.UndoNames
    snapshot("looks only")
    assert free_memory().rss_after_bytes > 0
    assert undo == document.UndoNames
    assert state == [(one.Name, tuple(one.State), one.Shape.Volume) for one in document.Objects]
    assert FreeCAD.ActiveDocument.Name == document.Name
