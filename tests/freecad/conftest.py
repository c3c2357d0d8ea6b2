# SPDX-License-Identifier: LGPL-2.1-or-later
"""For tests in headless FreeCAD, imported into the system's Python."""

from __future__ import annotations

import pytest
from documents import box_ball_fusion, close_all


@pytest.fixture
def document():
    """A document with a box, a sphere and their fusion; everything open is closed afterwards."""
    yield box_ball_fusion("Test")
    close_all()
