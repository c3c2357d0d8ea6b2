# SPDX-License-Identifier: LGPL-2.1-or-later
"""R22: a file half full of names of elements; in the near miss they are a fifth of it.

Put together by hand: a model of so many names takes FreeCAD minutes to make.
"""

from __future__ import annotations

from acts import session

from PerfProfilerWorkbench.model.structure import DocumentFacts, Structure

WHAT = "R22"
WHERE = "plain"
_NAMES_BYTES = 6_000_000


def filled(others_bytes):
    members = (
        ("Document.xml", 10_000, 100_000),
        ("Pad.Shape.Map.txt", _NAMES_BYTES, 5 * _NAMES_BYTES),
        ("Pad.Shape.brp", others_bytes, 4 * others_bytes),
    )
    facts = DocumentFacts("Doc", "/m/a.FCStd", members=members)
    return session(structure=Structure(documents=(facts,)))


def problem():
    return filled(_NAMES_BYTES)


def near_miss():
    return filled(4 * _NAMES_BYTES)
