# SPDX-License-Identifier: LGPL-2.1-or-later
"""Work with documents in the window: views are made, shapes meshed, FreeCAD saves by itself."""

from __future__ import annotations

import os
from time import perf_counter_ns

import document_spans
import FreeCAD
import FreeCADGui
import pytest
from autosaving import autosave
from document_spans import check_file
from documents import box_ball_fusion, close_all

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.capture.documents import DocumentWork
from PerfProfilerWorkbench.model.activity import Part
from PerfProfilerWorkbench.model.span import SpanKind, Status
from PerfProfilerWorkbench.qt import QtCore, QtWidgets

TICK_NS = 20_000_000  # what a file's time can be early, twice


class Loop:
    """When the event loop last began something, set by the tests."""

    woke_ns = 0


@pytest.fixture
def loop():
    return Loop()


@pytest.fixture
def spans():
    return []


@pytest.fixture
def work(spans, loop):
    made = DocumentWork(spans.append, lambda: loop.woke_ns, {})
    made.install()
    yield made
    made.remove()
    close_all()
    assert made.problems == {}


def settled(work, spans):
    """All spans so far, after the event loop came back."""
    work.looped(perf_counter_ns())
    return document_spans.settled(work, spans)


def test_making_a_document_includes_its_view(work, spans):
    begun_ns = perf_counter_ns()
    FreeCAD.newDocument("Made")
    called_ns = perf_counter_ns() - begun_ns
    (span,) = settled(work, spans)
    assert (span.kind, span.document) == (SpanKind.CREATING, "Made")
    assert called_ns * 0.9 <= span.wall_ns <= called_ns and not span.estimated_start


def test_an_openings_parts_and_bytes_add_up_and_what_is_visible_is_meshed(work, spans, models):
    begun_ns = perf_counter_ns()
    FreeCAD.openDocument(str(models / "thor_part_booleans.fcstd"))
    called_ns = perf_counter_ns() - begun_ns
    (span,) = settled(work, spans)
    assert (span.kind, span.status) == (SpanKind.OPENING, Status.OK)
    check_file(span)
    assert called_ns * 0.9 <= span.wall_ns <= called_ns
    parts = dict(span.detail.parts)
    assert parts[Part.MESHING] > 0.02 * span.wall_ns
    assert Part.MESHING in span.detail.estimated and Part.READING not in span.detail.estimated
    assert {member.owner for member in span.detail.members} >= {"", "Cut146"}


def test_of_what_is_hidden_nothing_is_meshed(work, spans, tmp_path):
    document = FreeCAD.newDocument("Hidden")
    torus = document.addObject("Part::Torus", "Torus")
    torus.ViewObject.Deviation = 0.02
    document.recompute()
    meshed = {}
    for visible in (True, False):
        torus.Visibility = visible
        path = str(tmp_path / f"{visible}.FCStd")
        document.saveCopy(path)
        settled(work, spans)
        FreeCAD.openDocument(path)
        (span,) = settled(work, spans)
        meshed[visible] = dict(span.detail.parts)[Part.MESHING]
    assert meshed[True] > 10 * meshed[False]


def test_linked_documents_are_openings_of_their_own(work, spans, models):
    FreeCAD.openDocument(str(models / "asm_v4" / "asm_V4.FCStd"))
    first, *linked = settled(work, spans)
    assert first.document == "asm_V4" and len(linked) == 8
    for span in (first, *linked):
        check_file(span)
        assert first.start_ns <= span.start_ns < span.end_ns <= first.end_ns


def test_a_saving_has_the_views_members_too(work, spans, tmp_path):
    document = box_ball_fusion("Saved")
    document.saveAs(str(tmp_path / "mit Leer ü.FCStd"))
    span = next(span for span in settled(work, spans) if span.kind is SpanKind.SAVING)
    check_file(span)
    owners = {member.name: member.owner for member in span.detail.members}
    assert owners["GuiDocument.xml"] == owners["Document.xml"] == ""
    shapes = (".brp", ".bin", ".txt")
    assert {"Box", "Ball", "Fusion"} <= set(owners.values())
    assert any(owner for name, owner in owners.items() if not name.endswith(shapes))


def test_a_saving_that_fails_ends_with_the_event_loops_run(work, spans):
    document = box_ball_fusion("Saved")
    settled(work, spans)
    with pytest.raises(Exception, match=r"/proc/none"):
        document.saveAs("/proc/none/a.FCStd")
    now = perf_counter_ns()
    work.looped(now)
    (span,) = settled(work, spans)
    assert (span.kind, span.status, span.end_ns) == (SpanKind.SAVING, Status.FAILED, now)
    assert span.detail.error == texts.SAVING_FAILED


def test_closing_the_views_window_is_timed_to_its_end(work, spans, models, window):
    name = FreeCAD.openDocument(str(models / "xyz_cube_mesh.FCStd")).Name
    settled(work, spans)
    begun_ns = perf_counter_ns()
    window.findChild(QtWidgets.QMdiArea).activeSubWindow().close()
    QtCore.QCoreApplication.processEvents()
    ended_ns = perf_counter_ns()
    (span,) = settled(work, spans)
    assert (span.kind, span.document) == (SpanKind.CLOSING, name)
    assert begun_ns <= span.start_ns and span.end_ns <= ended_ns and not span.estimated_start


def test_calls_that_go_past_us_are_timed_by_signals_and_the_event_loop(work, spans, models):
    begun_ns = perf_counter_ns()
    FreeCAD.openDocument.__wrapped__(str(models / "xyz_cube_mesh.FCStd"))
    called_ns = perf_counter_ns() - begun_ns
    (opening,) = settled(work, spans)
    assert opening.kind is SpanKind.OPENING and not opening.estimated_start
    assert called_ns * 0.9 <= opening.wall_ns <= called_ns
    FreeCAD.closeDocument.__wrapped__(opening.document)
    assert work.busy
    now = perf_counter_ns()
    work.looped(now)
    (closing,) = settled(work, spans)
    assert (closing.kind, closing.end_ns) == (SpanKind.CLOSING, now)
    assert closing.estimated_start and not work.busy


def test_undo_begins_with_the_event_loops_run(work, spans, loop):
    document = FreeCAD.newDocument("Undone")
    for number in range(2):
        document.openTransaction(f"step {number}")
        document.addObject("Part::Box", "Box")
        document.commitTransaction()
    settled(work, spans)
    loop.woke_ns = perf_counter_ns()
    FreeCADGui.runCommand("Std_Undo")
    FreeCADGui.runCommand("Std_Undo")
    FreeCADGui.runCommand("Std_Redo")
    found = settled(work, spans)
    assert [span.kind for span in found] == [SpanKind.UNDO, SpanKind.UNDO, SpanKind.REDO]
    assert found[0].start_ns == loop.woke_ns and all(span.estimated_start for span in found)
    assert found[0].end_ns == found[1].start_ns


def test_an_import_from_the_menu_is_heard(work, spans, tmp_path):
    document = box_ball_fusion("Moved")
    path = str(tmp_path / "a.stl")
    settled(work, spans)
    FreeCADGui.doCommand(f"import Mesh; Mesh.export([App.getDocument('Moved').Box], u'{path}')")
    FreeCADGui.doCommand(f"import Mesh; Mesh.insert(u'{path}', 'Moved')")
    export, found = settled(work, spans)
    assert (export.kind, found.kind) == (SpanKind.EXPORT, SpanKind.IMPORT)
    assert found.document == export.document == document.Name
    assert found.detail.size_bytes == export.detail.size_bytes == os.path.getsize(path)


def test_freecads_own_saving_is_found_out(work, spans, models):
    document = FreeCAD.openDocument(str(models / "draft_test_objects.FCStd"))
    settled(work, spans)
    work.idle()
    assert spans == []
    begun_ns = perf_counter_ns()
    autosave()
    ended_ns = perf_counter_ns()
    (span,) = settled(work, spans)
    assert (span.kind, span.document) == (SpanKind.AUTOSAVE, document.Name)
    assert begun_ns - TICK_NS <= span.start_ns and span.end_ns <= ended_ns
    assert span.estimated_start and span.detail.estimated == (Part.WRITING,)
    assert span.detail.size_bytes == os.path.getsize(span.detail.path)
    assert span.wall_ns > (ended_ns - begun_ns) / 2
    assert settled(work, spans) == []


def test_nothing_is_written_to_or_marked_as_modified(work, spans, models):
    name = FreeCAD.openDocument(str(models / "xyz_cube_mesh.FCStd")).Name
    settled(work, spans)
    assert not FreeCADGui.getDocument(name).Modified
