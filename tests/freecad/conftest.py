# SPDX-License-Identifier: LGPL-2.1-or-later
"""For tests in headless FreeCAD, imported into the system's Python."""

from __future__ import annotations

import FreeCAD
import pytest
from documents import box_ball_fusion, close_all
from mixed import PLENTY_NS, Heard, mixed_document

from PerfProfilerWorkbench.capture.structure import StructureReader


@pytest.fixture
def document():
    """A document with a box, a sphere and their fusion; everything open is closed afterwards."""
    yield box_ball_fusion("Test")
    close_all()


@pytest.fixture
def mixed(document):
    return mixed_document(document)


@pytest.fixture
def heard():
    observer = Heard()
    FreeCAD.addDocumentObserver(observer)
    yield observer
    FreeCAD.removeDocumentObserver(observer)


@pytest.fixture
def reader(mixed):
    """It knows all of the mixed document."""
    made = StructureReader()
    made.whole(mixed, PLENTY_NS)
    yield made
    assert made.problems == {}
