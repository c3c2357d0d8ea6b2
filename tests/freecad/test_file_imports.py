# SPDX-License-Identifier: LGPL-2.1-or-later
"""Imports and exports in headless FreeCAD."""

from __future__ import annotations

import os
import sys
from threading import Thread
from types import ModuleType

import FreeCAD
import pytest
from document_spans import settled
from documents import box_ball_fusion, close_all

from PerfProfilerWorkbench.capture.documents import DocumentWork
from PerfProfilerWorkbench.model.span import SpanKind, Status


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


def test_imports_and_exports_are_spans_with_files(work, spans, tmp_path):
    import Mesh
    import Part as PartModule

    document = box_ball_fusion("Moved")
    settled(work, spans)
    assert (Mesh.insert.__name__, callable(Mesh.insert.__wrapped__)) == ("insert", True)
    step, stl = str(tmp_path / "ü a.step"), str(tmp_path / "a.stl")
    PartModule.export([document.Box], step)
    Mesh.export([document.Box], stl)
    FreeCAD.newDocument("Other")
    PartModule.insert(step, "Moved")
    Mesh.open(stl)
    found = [span for span in settled(work, spans) if span.kind is not SpanKind.CREATING]
    assert [(span.kind, span.name, span.detail.path) for span in found] == [
        (SpanKind.EXPORT, "Part", step),
        (SpanKind.EXPORT, "Mesh", stl),
        (SpanKind.IMPORT, "Part", step),
        (SpanKind.IMPORT, "Mesh", stl),
    ]
    assert [span.document for span in found[:3]] == ["Moved"] * 3
    assert all(span.detail.size_bytes == os.path.getsize(span.detail.path) for span in found)
    assert found[3].document == FreeCAD.ActiveDocument.Name not in ("Moved", "Other")


def test_an_import_that_fails_raises_as_always(work, spans, tmp_path):
    import Part as PartModule

    FreeCAD.newDocument("Moved")
    settled(work, spans)
    with pytest.raises(Exception, match=r"none\.step") as raised:
        PartModule.insert(str(tmp_path / "none.step"), "Moved")
    (span,) = settled(work, spans)
    assert (span.kind, span.status) == (SpanKind.IMPORT, Status.FAILED)
    assert span.detail.error == f"{type(raised.value).__name__}: {raised.value}"
    assert span.detail.size_bytes is None


def test_an_import_by_a_module_that_nobody_had_loaded_is_heard(spans, tmp_path, monkeypatch):
    source = "def open(path):\n    return insert(path, '')\ndef insert(path, document):\n    pass\n"
    (tmp_path / "planted_type.py").write_text(source)
    (tmp_path / "a.planted").write_text("four")
    monkeypatch.syspath_prepend(str(tmp_path))
    FreeCAD.addImportType("Planted (*.planted)", "planted_type")
    work = DocumentWork(spans.append, None, {})
    work.install()
    try:
        import planted_type

        planted_type.open(str(tmp_path / "a.planted"))
    finally:
        work.remove()
        sys.modules.pop("planted_type", None)
    (span,) = spans
    assert (span.kind, span.name, span.detail.size_bytes) == (SpanKind.IMPORT, "planted_type", 4)
    assert work.problems == {}


class Unspeakable(Exception):
    def __str__(self):
        raise ZeroDivisionError("planted")


@pytest.fixture
def planted(spans, monkeypatch):
    """A module for a type of file whose ``insert`` calls what the test gives to it."""
    module = ModuleType("planted_calls")
    module.insert = lambda call: call()
    monkeypatch.setitem(sys.modules, module.__name__, module)
    FreeCAD.addImportType("Planted (*.planted_calls)", module.__name__)
    work = DocumentWork(spans.append, None, {})
    work.install()
    yield module, work
    work.remove()
    assert work.problems == {}


def test_an_error_that_has_no_text_is_raised_all_the_same(planted, spans):
    def raising():
        raise Unspeakable

    module, work = planted
    with pytest.raises(Unspeakable):
        module.insert(raising)
    (span,) = spans
    assert (span.status, span.detail.error) == (Status.FAILED, "Unspeakable")
    assert not work.busy


def test_an_import_in_another_thread_passes_untold(planted, spans):
    module, work = planted
    seen = []
    thread = Thread(target=module.insert, args=(lambda: seen.append(work.busy),))
    thread.start()
    thread.join()
    assert seen == [False] and spans == []

    def meanwhile():
        thread = Thread(target=module.insert, args=(lambda: seen.append(work.busy),))
        thread.start()
        thread.join()
        seen.append(work.busy)

    module.insert(meanwhile)
    assert seen == [False, True, True] and len(spans) == 1
