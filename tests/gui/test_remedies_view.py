# SPDX-License-Identifier: LGPL-2.1-or-later
"""Changes to what the view shows, in FreeCAD's window: each is one undo step that restores all."""

from __future__ import annotations

import FreeCAD
import FreeCADGui
import pytest
from chains import boolean_chain, chain_names
from documents import close_all
from everything import different, everything

from PerfProfilerWorkbench.model.advice import Remedy, RemedyKind
from PerfProfilerWorkbench.trial.remedies import RemedyError, apply_as_one_step


@pytest.fixture
def chain(tmp_path):
    document = boolean_chain("Chain")
    view = document.Cut4.ViewObject
    view.AngularDeflection, view.Deviation, view.Transparency = 3.0, 0.1, 40
    view.LineWidth = 3.0
    others = [document.addObject("Part::Box", name) for name in ("Other1", "Other2")]
    document.Cut4.Refine = False
    document.recompute()
    assert all(one.Visibility for one in others)
    FreeCADGui.updateGui()
    path = str(tmp_path / "chain.FCStd")
    document.saveAs(path)
    close_all()
    yield FreeCAD.openDocument(path)  # so that it does not count as modified
    close_all()


REMEDIES = {
    "angular deflection": Remedy(RemedyKind.SET_VIEW, "", ("Cut4",), "AngularDeflection", 28.5),
    "deviation": Remedy(RemedyKind.SET_VIEW, "", ("Cut4",), "Deviation", 0.5),
    "transparency": Remedy(RemedyKind.SET_VIEW, "", ("Cut4",), "Transparency", 0),
    "display mode": Remedy(RemedyKind.SET_VIEW, "", ("Cut4",), "DisplayMode", "Wireframe"),
    "hide": Remedy(RemedyKind.HIDE, "", ("Other1", "Other2")),
    "property": Remedy(RemedyKind.SET_PROPERTY, "", ("Cut4",), "Refine", True),
    "join": Remedy(RemedyKind.JOIN_BOOLEANS, "", chain_names()),
}


@pytest.mark.parametrize("name", REMEDIES)
def test_what_is_applied_is_undone_with_every_property_of_the_view(name, chain):
    gui = FreeCADGui.getDocument(chain.Name)
    assert not gui.Modified
    before = everything(chain)
    assert any(side == "view" for _, side, *_ in before)
    apply_as_one_step(chain, REMEDIES[name])
    FreeCADGui.updateGui()
    changed = everything(chain)
    assert different(before, changed) and chain.UndoCount == 1 and gui.Modified
    chain.undo()
    FreeCADGui.updateGui()
    assert different(before, everything(chain)) == [] and chain.UndoCount == 0
    chain.redo()
    FreeCADGui.updateGui()
    assert different(changed, everything(chain)) == []


def test_a_joined_chain_looks_as_before(chain):
    view = chain.Cut4.ViewObject
    names = ("LineWidth", "Transparency", "Deviation", "DisplayMode", "Visibility")
    before = [getattr(view, name) for name in names]
    apply_as_one_step(chain, REMEDIES["join"])
    assert [getattr(chain.Cut4.ViewObject, name) for name in names] == before
    assert not chain.Cut4.Tool.Visibility and not chain.Cut4.Tool.ViewObject.Visibility


def test_a_chain_of_what_is_visible_is_left_as_it_is(chain):
    chain.Tool4.Visibility = True
    before = everything(chain)
    with pytest.raises(RemedyError, match="of which the chain is made, is visible"):
        apply_as_one_step(chain, REMEDIES["join"])
    assert different(before, everything(chain)) == [] and chain.UndoCount == 0
