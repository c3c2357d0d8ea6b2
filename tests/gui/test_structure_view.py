# SPDX-License-Identifier: LGPL-2.1-or-later
"""View properties change without any signal: the reader asks for them in slices."""

from __future__ import annotations

import pytest

from PerfProfilerWorkbench.capture.structure import StructureReader
from PerfProfilerWorkbench.capture.structure_tables import READ_VIEW_PROPERTIES


@pytest.fixture
def reader(document):
    made = StructureReader()
    made.whole(document)
    yield made
    assert made.problems == {}


def test_a_whole_document_has_its_view_properties(document):
    view = StructureReader().whole(document).objects["Box"].view
    provider = document.Box.ViewObject
    assert set(view) == {name for name in READ_VIEW_PROPERTIES if hasattr(provider, name)}
    assert {"Deviation", "AngularDeflection", "Transparency", "DisplayMode"} <= set(view)
    assert view["Deviation"] == provider.Deviation
    assert view["DisplayMode"] == provider.DisplayMode


def test_a_changed_view_is_found(reader, document):
    assert reader.view_difference(document, 10**12) is None
    document.Box.ViewObject.Transparency = 70
    document.Box.ViewObject.AngularDeflection = 5
    step = reader.view_difference(document, 10**12, time_ns=7)
    assert step.time_ns == 7 and list(step.objects) == ["Box"]
    assert step.objects["Box"].view["Transparency"] == 70
    assert step.objects["Box"].view["AngularDeflection"] == 5
    assert reader.view_difference(document, 10**12) is None


def test_each_slice_goes_on_where_the_last_one_stopped(reader, document):
    for obj in document.Objects:
        obj.ViewObject.Transparency = 30
    steps = [reader.view_difference(document, budget_ns=-1) for _ in document.Objects]
    found = [name for step in steps for name in step.objects]
    assert sorted(found) == ["Ball", "Box", "Fusion"]


def test_deleted_and_new_objects_do_no_harm(reader, document):
    document.removeObject("Fusion")
    document.addObject("Part::Cone", "Cone")
    assert reader.view_difference(document, 10**12) is None


def test_asking_leaves_the_file_unchanged(reader, document, window):
    import FreeCADGui

    view = FreeCADGui.getDocument(document.Name)
    modified = view.Modified
    reader.view_difference(document, 10**12)
    assert view.Modified == modified
