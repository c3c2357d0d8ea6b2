# SPDX-License-Identifier: LGPL-2.1-or-later
"""Documents that are linked to, reverted or pasted into; and what FreeCAD gives up or removed."""

from __future__ import annotations

import FreeCAD
import pytest
from documents import box_ball_fusion, close_all, tie_in_a_circle

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.analysis.geometry import documents, geometry
from PerfProfilerWorkbench.capture.structure import StructureReader
from PerfProfilerWorkbench.model.span import SpanKind, Status

PLENTY_NS = 10**12


@pytest.fixture(autouse=True)
def closed():
    yield
    close_all()


@pytest.fixture
def linked(tmp_path):
    """The path of a document that links to the box of another one."""
    part = box_ball_fusion("LinkedPart")
    part.saveAs(str(tmp_path / "part.FCStd"))
    whole = FreeCAD.newDocument("LinkingWhole")
    link = whole.addObject("App::Link", "Link")
    whole.saveAs(str(tmp_path / "whole.FCStd"))
    link.LinkedObject = part.Box
    whole.recompute()
    whole.save()
    close_all()
    return str(tmp_path / "whole.FCStd")


def changes(session, document):
    return [(one.object, one.property) for one in session.changes if one.document == document]


def same_as_read_whole(session, document):
    whole = StructureReader().whole(document, PLENTY_NS)
    live = documents(session.structure, session.end_ns)[document.Name]
    return vars(live) == vars(geometry(whole.objects))


def test_changes_in_a_linked_document_are_told(linked):
    with record() as recording:
        FreeCAD.openDocument(linked)
        part = FreeCAD.getDocument("part")
        part.Box.Length = 44
        part.Box.Label = "Renamed"
    session = recording.session
    assert {("Box", "Length"), ("Box", "Label")} <= set(changes(session, "part"))
    assert changes(session, "whole") == []


def test_what_is_pasted_into_a_new_document_is_told():
    source = box_ball_fusion("Source")
    with record() as recording:
        made = FreeCAD.newDocument("Pasted")
        made.copyObject(source.Box)
        made.Objects[0].Length = 55
        recording.count_geometry()
    session = recording.session
    assert {("Box", ""), ("Box", "Length")} <= set(changes(session, "Pasted"))
    assert same_as_read_whole(session, made)


def test_a_new_document_without_objects_hides_no_work_of_others():
    cone = FreeCAD.newDocument("Cones").addObject("Part::Cone", "Cone")
    with record() as recording:
        FreeCAD.newDocument("Empty")
        cone.Height = 55
    computed = [span for span in recording.session.spans if span.kind is SpanKind.COMPUTE]
    assert [span.object for span in computed] == ["Cone"]


def test_a_document_that_is_reverted_is_closed_and_opened_and_not_changed(tmp_path):
    document = box_ball_fusion("Reverted")
    document.saveAs(str(tmp_path / "reverted.FCStd"))
    document.addObject("Part::Box", "More")
    document.removeObject("Fusion")
    with record() as recording:
        document.restore()
        recording.count_geometry()
    session = recording.session
    kinds = [span.kind for span in session.spans]
    assert kinds == [SpanKind.CLOSING, SpanKind.OPENING]
    closing, opening = session.spans
    assert closing.detail.missing is None and closing.end_ns <= opening.start_ns
    assert opening.detail.path == document.FileName and opening.wall_ns > 0
    assert session.changes == ()
    assert same_as_read_whole(session, document)


def test_what_was_removed_changes_no_more():
    document = FreeCAD.newDocument("Removed")
    document.UndoMode = 1
    with record() as recording:
        document.openTransaction("a box")
        document.addObject("Part::Box", "Box")
        document.commitTransaction()
        document.undo()
        document.redo()
        document.undo()
    told = (*recording.session.changes, *recording.session.spans)
    assert all(
        one.object or getattr(one, "kind", None) in (SpanKind.UNDO, SpanKind.REDO) for one in told
    )


def test_a_recompute_that_freecad_gives_up_takes_nothing_of_what_follows():
    """For cyclic dependencies: it says that it begins, and then raises."""
    document = box_ball_fusion("Cyclic")
    other = FreeCAD.newDocument("Other")
    other.addObject("Part::Box", "Box")
    tie_in_a_circle(document.Box, document.Ball)
    with record() as recording:
        with pytest.raises(RuntimeError, match="DAG"):
            document.recompute(None, True, True)
        other.recompute()
        document.Box.Length = 77
    session = recording.session
    assert ("Box", "Length") in changes(session, "Cyclic")
    (recompute,) = [span for span in session.spans if span.kind is SpanKind.RECOMPUTE]
    assert (recompute.document, recompute.parent) == ("Other", None)


def test_a_file_that_is_not_there_is_an_opening_that_fails(tmp_path):
    path = str(tmp_path / "none.FCStd")
    with record() as recording, pytest.raises(OSError, match="does not exist"):
        FreeCAD.openDocument(path)
    (span,) = recording.session.spans
    assert (span.kind, span.status, span.document) == (SpanKind.OPENING, Status.FAILED, "")
    assert span.detail.path == path and "does not exist" in span.detail.error
    assert sum(ns for _, ns in span.detail.parts) == span.wall_ns > 0
