# SPDX-License-Identifier: LGPL-2.1-or-later
"""Triangles shown: object by object what Coin counts in the whole scene of a real model."""

from __future__ import annotations

import shutil

import FreeCAD
import FreeCADGui
import pytest
from documents import close_all
from edits import Edits
from walks import Watched, settled

from PerfProfilerWorkbench import record, texts
from PerfProfilerWorkbench.analysis.geometry import geometry
from PerfProfilerWorkbench.analysis.live_geometry import LiveGeometry
from PerfProfilerWorkbench.gui import i18n
from PerfProfilerWorkbench.model.geometry import Geometry
from PerfProfilerWorkbench.model.structure import ObjectFacts
from PerfProfilerWorkbench.recording import recorder

# a Body, hidden containers and Origins, links of parts and groups of them, FEM, Draft
SHOWN = (
    "xyz_cube_mesh.FCStd",
    "axis_cross_spreadsheet.FCStd",
    "demo_fixture_links.FCStd",
    "draft_test_objects.FCStd",
    "asm_v4/asm_V4.FCStd",
    *(
        pytest.param(name, marks=pytest.mark.long)
        for name in ("car_remote.FCStd", "fem_contact_shell.FCStd", "thor_art3body2.FCStd")
    ),
)


@pytest.fixture(autouse=True)
def all_closed():
    yield
    close_all()


def in_scene(document) -> int:
    """The triangles of the document's 3D view, without those of the view itself."""
    from pivy import coin

    view = FreeCADGui.getDocument(document.Name).mdiViewsOfType("Gui::View3DInventor")[0]
    action = coin.SoGetPrimitiveCountAction()
    action.setCanApproximate(False)
    action.apply(view.getSceneGraph())
    return action.getTriangleCount()


@pytest.fixture
def of_the_view():
    """FreeCAD 1.1 has a cube of its own in each scene."""
    empty = FreeCAD.newDocument("Empty")
    yield in_scene(empty)


@pytest.fixture
def recording():
    running = record()
    yield running
    running.stop()


def shown(document):
    return shown_geometry(document).triangles


def shown_geometry(document):
    facts, live = recorder.hook.facts, LiveGeometry()
    settled(facts)
    live.take(facts.documents, facts.steps)
    return live.document(document.Name)


def opened(models, path, folder):
    found = models / path
    if found.parent != models:
        shutil.copytree(found.parent, folder / found.parent.name)
    else:
        shutil.copy(found, folder)
    return FreeCAD.openDocument(str(folder / path))


@pytest.mark.parametrize("path", SHOWN)
def test_the_objects_triangles_are_those_of_the_scene(
    path, models, tmp_path, of_the_view, recording
):
    document = opened(models, path, tmp_path)
    assert shown(document) == in_scene(document) - of_the_view > 0
    for obj in document.Objects:
        if obj.TypeId in ("App::Part", "PartDesign::Body", "App::LinkGroup", "App::Origin"):
            obj.Visibility = not obj.Visibility
    assert shown(document) == in_scene(document) - of_the_view


@pytest.mark.parametrize("path", ("xyz_cube_mesh.FCStd", "draft_test_objects.FCStd"))
def test_after_two_hundred_edits_the_triangles_too_are_what_a_full_walk_finds(
    path, models, tmp_path, of_the_view, recording
):
    document = opened(models, path, tmp_path)
    edits, watched = Edits(seed=5, recompute_every=8), Watched()
    for _ in range(4):
        edits.run(50)
        watched.compare()
        known = watched.live.document(document.Name).triangles
        assert known == in_scene(document) - of_the_view


def test_a_link_and_its_elements_show_what_they_draw_and_hold_nothing(
    document, of_the_view, recording
):
    link = document.addObject("App::Link", "Link")
    link.LinkedObject, link.ElementCount = document.Box, 3
    alone = document.addObject("App::Link", "Alone")
    alone.LinkedObject = document.Ball
    document.Ball.Visibility = True
    group = document.addObject("App::LinkGroup", "LinkGroup")
    group.ElementList = [document.Fusion]
    document.recompute()
    faces = sum(document.getObject(n).Shape.countElement("Face") for n in ("Box", "Ball", "Fusion"))
    totals = shown_geometry(document)
    assert totals.triangles == in_scene(document) - of_the_view
    assert (totals.faces, totals.links, totals.uncounted) == (faces, 6, 0)
    document.Ball.ViewObject.Deviation = 0.02  # no signal tells of it, nor of the link
    recorder.hook.idle()
    finer = shown(document)
    assert finer == in_scene(document) - of_the_view > totals.triangles
    for name in ("Box", "Ball"):  # what they link to is hidden, then another
        document.getObject(name).Visibility = False
    assert shown(document) == in_scene(document) - of_the_view
    document.Ball.Angle3 = 90  # a quarter of it has fewer triangles
    document.recompute()
    quarter = shown(document)
    assert quarter == in_scene(document) - of_the_view < finer
    link.Visibility = False
    assert shown(document) == in_scene(document) - of_the_view


@pytest.fixture
def block():
    """A document with a Body of two features: a block, and a smaller one on it."""
    made = FreeCAD.newDocument("Block")
    body = made.addObject("PartDesign::Body", "Body")
    body.newObject("PartDesign::AdditiveBox", "First")
    second = body.newObject("PartDesign::AdditiveBox", "Second")
    second.Length = second.Width = 3
    second.Height = 15
    made.recompute()
    return made


def test_a_body_is_its_tip_and_its_features_are_not_counted_again(block, of_the_view, recording):
    totals = shown_geometry(block)
    faces = block.Body.Shape.countElement("Face")
    assert totals.faces == totals.shown_faces == faces > 6
    assert (totals.in_bodies, totals.uncounted, totals.links) == (2, 0, 0)
    assert totals.triangles == in_scene(block) - of_the_view > 0
    block.Body.Tip = block.First
    block.recompute()
    moved = shown_geometry(block)
    assert (moved.faces, moved.in_bodies) == (6, 2)
    assert moved.triangles == in_scene(block) - of_the_view
    block.Body.ViewObject.DisplayModeBody = "Tip"
    recorder.hook.idle()
    assert shown(block) == in_scene(block) - of_the_view > 0


def test_an_empty_document_consists_of_nothing(recording):
    empty = FreeCAD.newDocument("Nothing")
    assert empty.Objects == []
    recorder.hook.idle()
    assert shown_geometry(empty) == Geometry()


def test_which_objects_of_a_body_are_features_is_known_of_every_type():
    import PartDesign  # noqa: F401, registers the types

    document = FreeCAD.newDocument("Types")
    for kind in document.supportedTypes():
        if kind.startswith("PartDesign::") and kind != "PartDesign::Body":
            obj = document.addObject(kind, "One")
            holder = ObjectFacts("", "PartDesign::Body", properties={"Group": (("", "One"),)})
            found = geometry({"Body": holder, "One": ObjectFacts("", kind)})
            assert found.in_bodies == obj.isDerivedFrom("PartDesign::Feature"), kind
            document.removeObject(obj.Name)


def test_while_recording_the_overview_tells_all_counts(panel, controller, document, qtbot):
    panel.open_page("overview")
    model = panel.overview.live.model
    line = i18n.tr(texts.GEOMETRY_LINE, name=i18n.tr(texts.GEOMETRY_SOLIDS), value="3")
    qtbot.waitUntil(lambda: line not in model.toolTip(), timeout=30_000)  # of a recording before
    controller.record()
    qtbot.waitUntil(lambda: line in model.toolTip(), timeout=30_000)
    assert i18n.tr(texts.GEOMETRY_TRIANGLES) in model.toolTip()
    assert i18n.tr(texts.O_OBJECTS, value="3") in model.says
    controller.stop()
    qtbot.waitUntil(lambda: line not in model.toolTip(), timeout=30_000)
