# SPDX-License-Identifier: LGPL-2.1-or-later
"""Work with documents in headless FreeCAD: made, opened, saved, closed, undone, imported."""

from __future__ import annotations

import os
import shutil
import sys
from threading import Thread
from time import perf_counter_ns

import FreeCAD
import pytest
from document_spans import check_file, of, settled
from documents import box_ball_fusion, close_all

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.capture.documents import DocumentWork
from PerfProfilerWorkbench.model.activity import Part
from PerfProfilerWorkbench.model.span import SpanKind, Status

LOST_NS = 10_000_000  # a busy machine takes the processor away between two readings of a clock


@pytest.fixture
def spans():
    return []


@pytest.fixture
def work(spans):
    made = DocumentWork(spans.append, None, {})
    made.install()
    yield made
    made.remove()
    close_all()
    assert made.problems == {}


def test_a_new_document_is_made_not_opened(work, spans):
    begun_ns = perf_counter_ns()
    FreeCAD.newDocument("Made")
    ended_ns = perf_counter_ns()
    (span,) = settled(work, spans)
    assert (span.kind, span.document) == (SpanKind.CREATING, "Made")
    assert begun_ns <= span.start_ns and span.end_ns <= ended_ns
    assert not span.estimated_start


def test_a_new_document_that_is_saved_at_once_is_no_opening(work, spans, tmp_path):
    FreeCAD.newDocument.__wrapped__("Made").saveAs(str(tmp_path / "made.FCStd"))
    assert [span.kind for span in settled(work, spans)] == [SpanKind.CREATING, SpanKind.SAVING]


@pytest.mark.parametrize("name", ["thor_part_booleans.fcstd", "draft_test_objects.FCStd"])
def test_an_openings_parts_and_bytes_add_up(work, spans, models, name):
    begun_ns = perf_counter_ns()
    FreeCAD.openDocument(str(models / name))
    called_ns = perf_counter_ns() - begun_ns
    (span,) = settled(work, spans)
    assert (span.kind, span.status) == (SpanKind.OPENING, Status.OK)
    check_file(span)
    assert called_ns - max(called_ns // 10, LOST_NS) <= span.wall_ns <= called_ns
    parts = dict(span.detail.parts)
    assert Part.MESHING not in parts and parts[Part.READING] > 0 < parts[Part.RESTORING]
    names = {obj.Name for obj in FreeCAD.ActiveDocument.Objects}
    owners = {member.owner for member in span.detail.members}
    assert len(owners & names) > 20


def test_linked_documents_are_openings_within_the_one_that_was_asked_for(work, spans, models):
    FreeCAD.openDocument(str(models / "asm_v4" / "asm_V4.FCStd"))
    first, *linked = settled(work, spans)
    assert first.document == "asm_V4" and len(linked) == 8
    assert {span.kind for span in linked} == {SpanKind.OPENING}
    for span in (first, *linked):
        check_file(span)
    for span, after in zip(linked, [*linked[1:], first]):
        assert first.start_ns < span.start_ns < span.end_ns <= max(after.start_ns, first.end_ns)
    assert sum(span.wall_ns for span in linked) < first.wall_ns
    assert linked[-1].end_ns < first.end_ns  # all are finished together, in the first's time


@pytest.mark.parametrize(
    "name", ["zero_bytes", "random_bytes", "git_lfs_pointer", "no_document_xml"]
)
def test_an_opening_that_fails_says_why(work, spans, models, name):
    with pytest.raises(OSError) as raised:
        FreeCAD.openDocument(str(models / "malformed" / f"{name}.FCStd"))
    (span,) = settled(work, spans)
    assert (span.kind, span.status) == (SpanKind.OPENING, Status.FAILED)
    assert span.detail.error == f"OSError: {raised.value}".strip()
    assert sum(ns for _, ns in span.detail.parts) == span.wall_ns


@pytest.mark.parametrize(
    "name", ["invalid_document_xml", "truncated_inside_document_xml", "truncated_zip"]
)
def test_a_damaged_file_that_opens_all_the_same_is_an_opening(work, spans, models, name):
    FreeCAD.openDocument(str(models / "malformed" / f"{name}.FCStd"))
    (span,) = settled(work, spans)
    assert span.kind is SpanKind.OPENING
    assert sum(ns for _, ns in span.detail.parts) == span.wall_ns
    assert span.detail.missing is not None


def test_a_saving_has_its_parts_and_its_members(work, spans, tmp_path):
    document = box_ball_fusion("Saved")
    path = str(tmp_path / "mit Leer ü.FCStd")
    begun_ns = perf_counter_ns()
    document.saveAs(path)
    called_ns = perf_counter_ns() - begun_ns
    (span,) = of(settled(work, spans), SpanKind.SAVING)
    check_file(span)
    assert span.detail.path == path and span.status is Status.OK
    assert 0 < span.wall_ns <= called_ns
    assert [part for part, _ in span.detail.parts] == [Part.WRITING, Part.FINISHING]
    owners = {member.name: member.owner for member in span.detail.members}
    assert owners["Document.xml"] == ""
    assert {"Box", "Ball", "Fusion"} <= set(owners.values())


def test_a_copy_and_two_savings_in_a_row_are_all_there(work, spans, tmp_path):
    document = box_ball_fusion("Saved")
    document.saveAs(str(tmp_path / "a.FCStd"))
    settled(work, spans)
    document.save()
    document.save()
    document.saveCopy(str(tmp_path / "copy.FCStd"))
    first, second, copy = settled(work, spans)
    assert first.end_ns <= second.start_ns and first.kind is second.kind is SpanKind.SAVING
    assert first.detail.missing == texts.message(texts.FILE_REPLACED)
    check_file(second)
    check_file(copy)
    assert copy.detail.path.endswith("copy.FCStd")


def test_a_saving_that_fails_is_told_by_what_comes_next(work, spans):
    document = box_ball_fusion("Saved")
    settled(work, spans)
    with pytest.raises(Exception, match=r"/proc/none"):
        document.saveAs("/proc/none/a.FCStd")
    assert spans == [] and work.busy
    FreeCAD.newDocument("Next")
    creating, saving = settled(work, spans)
    assert (saving.kind, saving.status) == (SpanKind.SAVING, Status.FAILED)
    assert saving.detail.error == texts.SAVING_FAILED
    assert saving.end_ns <= creating.end_ns
    assert not work.busy


def test_a_saving_that_fails_takes_nothing_of_what_follows(work, spans):
    document = box_ball_fusion("Saved")
    settled(work, spans)
    with pytest.raises(Exception, match=r"/proc/none"):
        document.saveAs("/proc/none/a.FCStd")
    failed_ns = perf_counter_ns()
    document.recompute()
    (span,) = settled(work, spans)
    assert span.kind is SpanKind.SAVING and span.end_ns <= failed_ns
    assert span.detail.parts == ((Part.WRITING, span.wall_ns),)
    assert span.detail.estimated == (Part.WRITING,)


def test_each_saving_that_fails_is_one(work, spans):
    document = box_ball_fusion("Saved")
    settled(work, spans)
    for _ in range(2):
        with pytest.raises(Exception, match=r"/proc/none"):
            document.saveAs("/proc/none/a.FCStd")
    first, second = settled(work, spans)
    assert first.status is second.status is Status.FAILED
    assert first.end_ns <= second.start_ns


def test_a_closing_lasts_until_the_document_is_gone(work, spans, models, tmp_path):
    path = str(tmp_path / "thor.FCStd")
    shutil.copy(models / "thor_part_booleans.fcstd", path)
    name = FreeCAD.openDocument(path).Name
    settled(work, spans)
    begun_ns = perf_counter_ns()
    FreeCAD.closeDocument(name)
    called_ns = perf_counter_ns() - begun_ns
    (span,) = settled(work, spans)
    assert (span.kind, span.document) == (SpanKind.CLOSING, name)
    assert called_ns - max(called_ns // 10, LOST_NS) <= span.wall_ns <= called_ns
    assert (span.detail.path, span.detail.size_bytes) == (path, os.path.getsize(path))


def test_calls_that_go_past_us_are_told_by_signals_and_marked(work, spans, models):
    FreeCAD.openDocument.__wrapped__(str(models / "xyz_cube_mesh.FCStd"))
    (opening,) = settled(work, spans)
    assert opening.kind is SpanKind.OPENING and opening.estimated_start
    check_file(opening)
    FreeCAD.closeDocument.__wrapped__(opening.document)
    (closing,) = settled(work, spans)
    assert closing.kind is SpanKind.CLOSING
    assert closing.detail.missing == texts.message(texts.CLOSED_LATER)


def test_each_undo_and_redo_is_a_span(work, spans):
    document = FreeCAD.newDocument("Undone")
    document.UndoMode = 1
    for number in range(3):
        document.openTransaction(f"step {number}")
        document.addObject("Part::Box", "Box")
        document.commitTransaction()
    settled(work, spans)
    document.undo()
    document.undo()
    document.redo()
    found = settled(work, spans)
    assert [span.kind for span in found] == [SpanKind.UNDO, SpanKind.UNDO, SpanKind.REDO]
    assert all(span.estimated_start and span.document == "Undone" for span in found)
    assert found[0].end_ns == found[1].start_ns < found[1].end_ns == found[2].start_ns


def test_work_is_busy_only_while_something_is_under_way(work, models):
    seen = []

    class Other:
        def slotCreatedObject(self, obj):
            seen.append(work.busy)

    other = Other()
    FreeCAD.addDocumentObserver(other)
    try:
        FreeCAD.openDocument(str(models / "xyz_cube_mesh.FCStd"))
        opening, seen[:] = list(seen), []
        box_ball_fusion("Quiet")
    finally:
        FreeCAD.removeDocumentObserver(other)
    assert opening and all(opening)
    assert seen == [False, False, False]
    assert not work.busy


def test_nothing_stays_installed(spans, models):
    functions = (FreeCAD.newDocument, FreeCAD.openDocument, FreeCAD.open, FreeCAD.closeDocument)
    finders = list(sys.meta_path)
    made = DocumentWork(spans.append, None, {})
    made.install()
    assert FreeCAD.openDocument.__name__ == "openDocument"
    assert FreeCAD.openDocument is not functions[1]
    FreeCAD.newDocument("Left")
    made.remove()
    made.remove()
    after = (FreeCAD.newDocument, FreeCAD.openDocument, FreeCAD.open, FreeCAD.closeDocument)
    assert after == functions and sys.meta_path == finders
    count = len(spans)
    FreeCAD.openDocument(str(models / "xyz_cube_mesh.FCStd"))
    close_all()
    made.idle()
    assert len(spans) == count


class Unspeakable(Exception):
    def __str__(self):
        raise ZeroDivisionError("planted")


def test_an_error_that_has_no_text_is_raised_all_the_same(spans, monkeypatch):
    def raising():
        raise Unspeakable

    monkeypatch.setattr(FreeCAD, "open", raising)
    made = DocumentWork(spans.append, None, {})
    made.install()
    try:
        with pytest.raises(Unspeakable):
            FreeCAD.open()
    finally:
        made.remove()
    assert made.problems == {} and not made.busy


def test_only_calls_in_the_main_thread_and_until_removal_are_under_way(spans, monkeypatch):
    seen = []
    monkeypatch.setattr(FreeCAD, "open", lambda: seen.append(made.busy))
    made = DocumentWork(spans.append, None, {})
    made.install()
    kept = FreeCAD.open
    try:
        kept()
        thread = Thread(target=kept)
        thread.start()
        thread.join()
    finally:
        made.remove()
    kept()
    assert seen == [True, False, False]
