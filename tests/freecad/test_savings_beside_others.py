# SPDX-License-Identifier: LGPL-2.1-or-later
"""Savings in which other add-ons do something of their own when FreeCAD tells them."""

from __future__ import annotations

import os

import FreeCAD
import pytest
from document_spans import of, settled
from documents import box_ball_fusion, close_all

from PerfProfilerWorkbench.capture.documents import DocumentWork
from PerfProfilerWorkbench.model.span import SpanKind, Status


class _Saves:
    """Another add-on: does something once when FreeCAD tells it of a saving."""

    def __init__(self, act):
        self._acts = [act]

    def _act(self, document):
        if self._acts:
            self._acts.pop()(document)


class Before(_Saves):
    def slotStartSaveDocument(self, document, path):
        self._act(document)


class After(_Saves):
    def slotFinishSaveDocument(self, document, path):
        self._act(document)


def copies(document):
    document.saveCopy(os.path.join(os.path.dirname(document.FileName), "copy.FCStd"))


def recomputes(document):
    document.Box.Length = 44
    document.recompute()


def makes_another(document):
    FreeCAD.closeDocument(FreeCAD.newDocument("Another").Name)


@pytest.mark.parametrize("act", [copies, recomputes, makes_another])
@pytest.mark.parametrize("when", [Before, After])
@pytest.mark.parametrize("first", [True, False])
def test_what_another_add_on_does_in_a_saving_does_not_make_it_fail(act, when, first, tmp_path):
    """Whether FreeCAD tells it before us or after us."""
    document, spans = box_ball_fusion("Saved"), []
    work, other = DocumentWork(spans.append, None, {}), when(act)
    if not first:
        work.install()
    FreeCAD.addDocumentObserver(other)
    if first:
        work.install()
    try:
        document.saveAs(str(tmp_path / "saved.FCStd"))
        found = of(settled(work, spans), SpanKind.SAVING)
    finally:
        work.remove()
        FreeCAD.removeDocumentObserver(other)
        close_all()
    assert {span.status for span in found} == {Status.OK}
    names = {os.path.basename(span.detail.path) for span in found}
    assert names == {"saved.FCStd"} | ({"copy.FCStd"} if act is copies else set())
    assert len(found) == len(names)
