# SPDX-License-Identifier: LGPL-2.1-or-later
"""The cost map: it colours, it marks, it changes nothing, and it goes away."""

from __future__ import annotations

from collections import Counter

import FreeCAD
import FreeCADGui
import pytest
from clicks import in_tree
from documents import box_ball_fusion, close_all
from mapped import legends, map_away, near, nodes, ours, painted, place, settle, shade, show, value
from views import delete_what_is_closed, views_of
from waiting import until

from PerfProfilerWorkbench.analysis.cost_map import BY, MEMORY, TRIANGLES
from PerfProfilerWorkbench.capture.view_frames import canvas
from PerfProfilerWorkbench.gui import i18n
from PerfProfilerWorkbench.gui.costmap import map as cost_map
from PerfProfilerWorkbench.gui.costmap.marks import Marks
from PerfProfilerWorkbench.gui.costmap.ramp import colour
from PerfProfilerWorkbench.model.span import ObjectKey
from PerfProfilerWorkbench.qt import QtCore, QtGui

__all__ = ["map_away"]  # a fixture

RED = (1.0, 0.0, 0.0)
SPACE = 20  # between two objects


@pytest.fixture
def measured(document, controller, qtbot):
    """The document, recorded while all of it was recomputed; the fusion lies apart."""
    controller.record(keep=False)
    for obj in document.Objects:
        obj.touch()
    document.recompute()
    controller.stop()
    return document


def test_it_colours_what_is_shown_and_goes_away_completely(measured, qtbot):
    delete_what_is_closed()
    before, widgets = nodes(measured), len(ours())
    fusion = measured.Fusion
    for by in BY:
        show(qtbot, by)
        assert cost_map.shown() and cost_map.by() == by
        if value(ObjectKey("PanelTest", "Fusion")):
            assert near(shade(fusion), colour(place(fusion)))
        else:
            assert by == MEMORY and shade(fusion) is None, "it may not have risen"
    (legend,) = legends()
    assert legend.isVisible() and legend.canvas is canvas(views_of(measured)[0])
    assert legend.high.text() == i18n.number(value(ObjectKey("PanelTest", "Fusion")))
    cost_map.toggle()
    assert not cost_map.shown() and nodes(measured) == before
    delete_what_is_closed()
    assert len(ours()) == widgets


def test_each_view_has_a_legend(measured, qtbot):
    show(qtbot)
    FreeCADGui.runCommand("Std_ViewCreate")
    until(qtbot, lambda: len(views_of(measured)) == 2)
    until(qtbot, lambda: {one.canvas for one in legends()} == set(map(canvas, views_of(measured))))


def test_faces_with_own_colours_are_covered_and_come_back(measured, qtbot):
    view, fusion = views_of(measured)[0], measured.Fusion
    fusion.ViewObject.DiffuseColor = [RED] * len(fusion.Shape.Faces)
    view.viewIsometric()
    view.fitAll()
    cameras = []
    until(qtbot, lambda: rests(view, cameras))
    own = picture(view)
    assert reddish(own)
    show(qtbot)
    wanted = QtGui.QColor.fromRgbF(*shade(fusion)).hue()
    assert abs(middle(picture(view)).hue() - wanted) < 15
    FreeCADGui.Selection.addSelection(measured.Name, "Fusion")
    green = middle(picture(view))
    assert green.green() > max(green.red(), green.blue())
    FreeCADGui.Selection.clearSelection()
    cost_map.hide()
    assert reddish(picture(view))


def rests(view, cameras):
    """FreeCAD 1.1 moves there by and by."""
    cameras.append(view.getCamera())
    return len(cameras) > 20 and len(set(cameras[-20:])) == 1


def picture(view):
    folder = FreeCAD.getTempPath()
    view.saveImage(f"{folder}/cost-map.png", 64, 64, "White")
    return QtGui.QImage(f"{folder}/cost-map.png")


def middle(image):
    """The colour that most pixels around it have: an edge may be there."""
    here, around = image.width() // 2, range(-4, 5)
    pixels = Counter(image.pixel(here + x, here + y) for x in around for y in around)
    return QtGui.QColor(pixels.most_common(1)[0][0])


def reddish(image):
    found = middle(image)
    return found.red() > 2 * max(found.green(), found.blue())


def test_a_body_is_one_and_a_link_has_the_colour_of_its_original(controller, qtbot):
    document = FreeCAD.newDocument("Rolled")
    body = document.addObject("PartDesign::Body", "Body")
    block = body.newObject("PartDesign::AdditiveBox", "Block")
    more = body.newObject("PartDesign::AdditiveCylinder", "More")
    link = document.addObject("App::Link", "Link")
    link.LinkedObject = body
    controller.record(keep=False)
    document.recompute()
    controller.stop()
    show(qtbot)
    whole = value(ObjectKey("Rolled", "Body"))
    own = cost_map._shown._reading.own
    inside = [own.get(ObjectKey("Rolled", one.Name), 0) for one in (body, block, more)]
    assert whole == sum(inside) and min(inside[1:]) > 0
    assert near(shade(more), colour(place(body))) and painted(link) == painted(body)


def test_a_link_into_another_document_has_what_that_measured(tmp_path, controller, qtbot):
    library, main = FreeCAD.newDocument("Library"), FreeCAD.newDocument("Main")
    part = library.addObject("App::Part", "Part")
    part.addObject(library.addObject("Part::Sphere", "Same"))
    same = main.addObject("Part::Box", "Same")
    for each in (library, main):
        each.saveAs(str(tmp_path / f"{each.Name}.FCStd"))
    link = main.addObject("App::Link", "Link")
    link.LinkedObject = part
    controller.record(keep=False)
    for each in (library, main):
        each.recompute()
    controller.stop()
    show(qtbot)
    reading = cost_map._shown._reading
    there, here, own = (
        reading.own.get(ObjectKey(*key), 0)
        for key in (("Library", "Same"), ("Main", same.Name), ("Main", link.Name))
    )
    assert there > 0 and here > 0
    assert reading.rows[ObjectKey("Main", link.Name)] == there + own


def test_what_comes_and_goes_is_followed(document, controller, qtbot):
    controller.record(keep=False)
    document.recompute()
    show(qtbot, TRIANGLES)
    clean, name = nodes(document), document.Name
    ring = document.addObject("Part::Torus", "Ring")
    document.recompute()
    settle(qtbot)
    assert near(shade(ring), colour(place(ring)))
    assert shade(document.Fusion) != colour(1), "it is not the most any more"
    document.UndoMode = 1
    document.openTransaction("delete")
    document.removeObject("Ring")
    document.commitTransaction()
    settle(qtbot)
    assert nodes(document) == clean
    document.undo()
    settle(qtbot)
    assert near(shade(document.Ring), colour(place(document.Ring)))
    FreeCAD.closeDocument(document.Name)
    again = box_ball_fusion(name)
    settle(qtbot)
    assert near(shade(again.Fusion), colour(place(again.Fusion))), "another of the same name"
    again.Fusion.Visibility = False
    settle(qtbot)
    assert shade(again.Fusion) is None, "what is hidden draws no triangles"
    close_all()
    delete_what_is_closed()
    settle(qtbot)
    assert not legends() and cost_map.shown()


def test_nothing_measured_is_said_and_filled_when_it_comes(document, controller, qtbot):
    show(qtbot)
    assert "record" in controller.told.text and shade(document.Fusion) is None
    controller.record(keep=False)
    document.Box.Length = 12
    document.recompute()
    until(qtbot, lambda: shade(document.Fusion))
    controller.stop()
    controller.clear()
    until(qtbot, lambda: shade(document.Fusion) is None)


def test_an_old_recording_colours_its_own_file_only(tmp_path, document, controller, qtbot):
    name, path = document.Name, tmp_path / f"{document.Name}.FCStd"
    document.saveAs(str(path))
    controller.record(keep=False)
    for obj in document.Objects:
        obj.touch()
    document.recompute()
    controller.stop()
    recorded = controller.session
    FreeCAD.closeDocument(name)
    another = box_ball_fusion(name)
    controller.show_session(recorded)
    show(qtbot)
    assert shade(another.Fusion) is None and not cost_map._shown._reading.rows
    FreeCAD.closeDocument(name)
    same = FreeCAD.openDocument(str(path))
    assert same.Name == name
    settle(qtbot)
    assert near(shade(same.Fusion), colour(place(same.Fusion)))


def test_an_error_takes_it_away_and_is_told(measured, controller, qtbot):
    before = nodes(measured)
    show(qtbot)
    cost_map.show("what nobody knows")
    until(qtbot, lambda: not cost_map.shown())
    assert nodes(measured) == before and "what nobody knows" in str(controller.told.values)


def test_the_legend_changes_it_and_takes_it_away(measured, qtbot):
    show(qtbot)
    (legend,) = legends()
    legend.title.menu().actions()[BY.index(TRIANGLES)].trigger()
    settle(qtbot)
    assert cost_map.by() == TRIANGLES
    qtbot.mouseClick(legend.close_button, QtCore.Qt.MouseButton.LeftButton)
    assert not cost_map.shown()


def test_rows_of_the_tree_have_bars(measured, qtbot):
    viewport, _ = in_tree(qtbot, measured.Fusion)
    show(qtbot)
    mark = next(one for one in ours() if isinstance(one, Marks) and one.isVisible())
    wanted = QtGui.QColor.fromRgbF(*colour(place(measured.Fusion)))

    def bar():
        box = in_tree(qtbot, measured.Fusion)[1]  # docks may still find their places
        return QtGui.QColor(mark.grab().toImage().pixel(box.left() + 2, box.bottom()))

    until(qtbot, lambda: bar().rgb() == wanted.rgb())
    marked = viewport.window().grab(whole(viewport)).toImage()
    cost_map.hide()
    delete_what_is_closed()
    assert viewport.window().grab(whole(viewport)).toImage() != marked


def whole(widget):
    return QtCore.QRect(widget.mapTo(widget.window(), QtCore.QPoint(0, 0)), widget.size())
