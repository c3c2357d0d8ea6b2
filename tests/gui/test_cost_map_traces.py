# SPDX-License-Identifier: LGPL-2.1-or-later
"""The cost map leaves no trace: in files of all kinds, and in what the user does meanwhile."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import FreeCAD
import FreeCADGui
import pytest
from autosaving import autosave
from documents import close_all
from mapped import map_away, nodes, settle, shade, show
from views import delete_what_is_closed, views_of
from waiting import until

from PerfProfilerWorkbench.analysis.cost_map import TRIANGLES
from PerfProfilerWorkbench.gui.costmap import map as cost_map

__all__ = ["map_away"]  # a fixture

CAMERA = "OrthographicCamera { position 5 5 40 nearDistance 1 farDistance 80 height 20 }"
RED = (1.0, 0.0, 0.0)
SCENES = ("iv", "wrl", "x3d", "xhtml")  # formats that are written from the scene
# which nodes stand for several (DEF, USE) differs from one export to the next
COLOURS = re.compile(r"\w*[Cc]olor[ =\"]+[\d. ]+|Material|Switch|PerfProfiler\w*")


@pytest.fixture
def box():
    document = FreeCAD.newDocument("Traces")
    found = document.addObject("Part::Box", "Box")
    document.recompute()
    return found


def test_the_file_is_what_it_would_have_been(tmp_path, qtbot):
    group = FreeCAD.ParamGet("User parameter:BaseApp/Preferences/Document")
    group.SetBool("SaveThumbnail", True)
    model = tmp_path / "model.FCStd"
    document = FreeCAD.newDocument("Original")
    document.addObject("Part::Box", "Box")
    document.recompute()
    FreeCADGui.SendMsgToActiveView("ViewFit")
    document.saveAs(str(model))
    close_all()
    plain, mapped = (saved(model, by, qtbot) for by in (None, TRIANGLES))
    group.RemBool("SaveThumbnail")
    assert plain.keys() == mapped.keys() and any("humbnail" in one for _, one in plain)
    for name, content in plain.items():
        assert mapped[name] == content, name


def saved(model, by, qtbot):
    """The members of a model that was opened and saved, with the map or without."""
    delete_what_is_closed()
    document = FreeCAD.openDocument(str(model))
    gui = FreeCADGui.getDocument(document.Name)
    before = gui.Modified, document.UndoNames, document.Box.ViewObject.ShapeColor
    if by is not None:
        show(qtbot, by)
        assert shade(document.Box) is not None
    assert (gui.Modified, document.UndoNames, document.Box.ViewObject.ShapeColor) == before
    views_of(document)[0].setCamera(CAMERA)  # drawing moves its planes
    document.save()
    found = members(model) | members(copied(document)) | members(recovered(document))
    if by is not None:
        assert shade(document.Box) is not None, "the map comes back after saving"
    cost_map.hide()
    close_all()
    return found


def copied(document):
    path = Path(document.FileName).with_name("copy.FCStd")
    document.saveCopy(str(path))
    return path


def recovered(document):
    """What FreeCAD keeps for a crash, at once."""
    document.Box.Label = "Changed"
    views_of(document)[0].setCamera(CAMERA)
    autosave()
    return Path(document.TransientDir, "fc_recovery_file.fcstd")


def members(path):
    with zipfile.ZipFile(path) as archive:
        return {(path.name, one): undated(archive.read(one)) for one in archive.namelist()}


def undated(content):
    """Without the moment of saving."""
    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[^\"]*|MTime.{30}", b"", content)


def test_what_is_written_from_the_scene_has_none_of_it(box, tmp_path, qtbot):
    native = FreeCADGui.export
    plain = [exported(box, tmp_path, one) for one in SCENES]
    show(qtbot, TRIANGLES)
    mapped, colour = [exported(box, tmp_path, one) for one in SCENES], shade(box)
    for name, one, other in zip(SCENES, plain, mapped):
        assert one == other and one, name
    assert colour is not None, "the map comes back after it"
    with pytest.raises(TypeError):
        FreeCADGui.export()
    assert shade(box) == colour
    cost_map.hide()
    assert FreeCADGui.export is native


def exported(obj, folder, kind):
    path = folder / f"box.{kind}"
    FreeCADGui.export([obj], str(path))
    return COLOURS.findall(path.read_text())


def test_what_the_user_changes_meanwhile_stays(box, qtbot):
    document, view = box.Document, box.ViewObject
    before = nodes(document)
    show(qtbot, TRIANGLES)
    view.ShapeColor, view.Transparency, view.DisplayMode = RED, 30, "Shaded"
    settle(qtbot)
    assert shade(box) is not None
    document.UndoMode = 1
    document.openTransaction("delete")
    document.removeObject("Box")
    document.commitTransaction()
    cost_map.hide()
    document.undo()
    again = document.Box
    until(qtbot, lambda: nodes(document) == before)
    found = again.ViewObject
    assert found.ShapeColor[:3] == RED and found.Transparency == 30
    assert found.DisplayMode == "Shaded" and shade(again) is None
