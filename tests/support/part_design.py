# SPDX-License-Identifier: LGPL-2.1-or-later
"""PartDesign in a Python that FreeCAD was imported into: its package lies in FreeCAD's Mod."""

from __future__ import annotations

import sys
from pathlib import Path


def bring_in():
    """After this a document can make and hold PartDesign's objects."""
    import FreeCAD

    folder = str(Path(FreeCAD.getResourceDir(), "Mod"))
    if folder not in sys.path:
        sys.path.append(folder)
    import PartDesign  # noqa: F401, registers the types
