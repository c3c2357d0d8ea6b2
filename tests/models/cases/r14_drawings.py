# SPDX-License-Identifier: LGPL-2.1-or-later
"""R14: a page that follows a plate with holes; the near miss does not.

A view of Draft's, because FreeCAD 1.0 finds the lines of other views beside the recompute.
"""

from __future__ import annotations

from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R14"
WHERE = "window"
THRESHOLDS = Thresholds(least_saving_ns=1_000_000)


def drawn(keep):
    def build(document):
        import Part
        import TechDraw  # noqa: F401, registers the types

        plate = document.addObject("Part::Feature", "Plate")
        holes = [Part.makeCylinder(2, 9).translated((6 + 6 * n, 10, -2)) for n in range(8)]
        plate.Shape = Part.makeBox(60, 20, 5).cut(holes)
        page = document.addObject("TechDraw::DrawPage", "Page")
        page.Template = document.addObject("TechDraw::DrawSVGTemplate", "Template")
        view = document.addObject("TechDraw::DrawViewDraft", "View")
        page.addView(view)
        view.Source = plate
        document.recompute()
        page.KeepUpdated = keep

    return recorded(build)


def problem():
    return drawn(True)


def near_miss():
    return drawn(False)
