# SPDX-License-Identifier: LGPL-2.1-or-later
"""A Body of PartDesign with a long plate, drilled by a pattern and by single holes."""

from __future__ import annotations

PITCH = 10


def plate(document, occurrences, before=2, after=3):
    """Holes in a row: some single ones, a pattern of them, some more; gives the solid features."""
    body = document.addObject("PartDesign::Body", "Body")
    block = body.newObject("PartDesign::AdditiveBox", "Block")
    block.Length, block.Width, block.Height = PITCH * (occurrences + 1), 40, 5
    document.recompute()
    features = [block]
    features += [_hole(body, PITCH * (number + 1), 5) for number in range(before)]
    features.append(_hole(body, PITCH, 20))
    features.append(_row(body, features[-1], occurrences))
    features += [_hole(body, PITCH * (number + 1), 35) for number in range(after)]
    for one in (body, *features):  # showing them takes longer than making them
        one.Visibility = False
    return features


def _hole(body, x, y):
    hole = body.newObject("PartDesign::SubtractiveCylinder", "Hole")
    hole.Radius, hole.Height = 3, 5
    hole.Placement.Base = (x, y, 0)
    body.Document.recompute()
    return hole


def _row(body, original, occurrences):
    row = body.newObject("PartDesign::LinearPattern", "Row")
    along = next(one for one in body.Origin.OriginFeatures if one.Role == "X_Axis")
    row.Originals, row.Direction = [original], (along, [""])
    row.Length, row.Occurrences = PITCH * (occurrences - 1), occurrences
    body.Tip = row
    body.Document.recompute()
    return row
