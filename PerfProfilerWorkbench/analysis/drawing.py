# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the 3D view has to draw, and how long that takes."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.structure import ObjectFacts
from .frames import statistics
from .geometry import geometry
from .subject import Subject


def draw_ns(subject: Subject) -> int:
    """What drawing a frame takes while the view moves (median); 0 where it did not."""
    session = subject.session
    draw = statistics(session.frames, session.start_ns, session.end_ns).draw
    return draw.median_ns if draw else 0


def objects_by_document(subject: Subject) -> dict[str, dict[str, ObjectFacts]]:
    found: dict[str, dict[str, ObjectFacts]] = {}
    for key, facts in subject.objects.items():
        found.setdefault(key.document, {})[key.object] = facts
    return found


def triangles_from(objects: Mapping[str, ObjectFacts], least: int) -> int:
    """The triangles that a document shows, if they are at least so many; else 0."""
    at_most = sum(facts.counts.get("Triangles", 0) for facts in objects.values())
    if at_most < least:  # adding them up rightly takes longer
        return 0
    triangles = geometry(objects).triangles or 0
    return triangles if triangles >= least else 0
