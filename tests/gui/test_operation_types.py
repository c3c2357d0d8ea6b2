# SPDX-License-Identifier: LGPL-2.1-or-later
"""Each of the fifteen types of operations, by a real action in the real FreeCAD."""

from __future__ import annotations

import FreeCAD
import FreeCADGui
import pytest
from documents import close_all

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.analysis.operations import operations
from PerfProfilerWorkbench.model.operation import OperationType


class Bench:
    """A document with two boxes that overlap, a folder, and a recording."""

    def __init__(self, folder):
        self.folder = folder
        self.document = FreeCAD.newDocument("Types")
        self.path = str(folder / "types.FCStd")
        for name in ("One", "Two"):
            self.document.addObject("Part::Box", name)
        self.document.Two.Placement.Base.x = 5
        self.document.recompute()

    def select(self, *names):
        FreeCADGui.Selection.clearSelection()
        for name in names:
            FreeCADGui.Selection.addSelection(self.document.Name, name)

    def run(self, command, *selected):
        self.select(*selected)
        FreeCADGui.runCommand(command)

    def sketch(self):
        import Part
        import Sketcher

        sketch = self.document.addObject("Sketcher::SketchObject", "Sketch")
        line = Part.LineSegment(FreeCAD.Vector(0, 0, 0), FreeCAD.Vector(10, 1, 0))
        sketch.addGeometry(line, False)
        sketch.addConstraint(Sketcher.Constraint("DistanceX", 0, 1, 0, 2, 10.0))
        self.document.recompute()
        return sketch


@pytest.fixture
def bench(tmp_path):
    FreeCADGui.activateWorkbench("PartWorkbench")
    made = Bench(tmp_path)
    yield made
    FreeCADGui.Control.closeDialog()
    close_all()


def types(recording):
    return [one.type for one in operations(recording.stop())]


def create_document(bench, recording):
    FreeCADGui.runCommand("Std_New")


def save_document(bench, recording):
    bench.document.saveAs(bench.path)


def save_by_command(bench, recording):
    FreeCADGui.runCommand("Std_Save")


def open_document(bench, recording):
    FreeCAD.openDocument(bench.path)


def close_document(bench, recording):
    FreeCAD.closeDocument(bench.document.Name)


def create(bench, recording):
    bench.run("Part_Box")


def modify(bench, recording):
    bench.document.One.Length = 20
    bench.run("Std_Refresh")


def unite(bench, recording):
    bench.run("Part_Cut", "One", "Two")


def mesh(bench, recording):
    bench.run("Mesh_HarmonizeNormals", "Triangles")


def tool_path(bench, recording):
    with recording.operation("a tool path"):
        bench.document.addObject("Path::Feature", "ToolPath")
        bench.document.recompute()


def link(bench, recording):
    bench.run("Std_LinkMake", "One")


def look(bench, recording):
    bench.run("Std_ViewFitAll")


def export(bench, recording):
    import Part

    Part.export([bench.document.One], str(bench.folder / "one.step"))


def insert(bench, recording):
    import Part

    Part.insert(str(bench.folder / "one.step"), bench.document.Name)


def analyse(bench, recording):
    with recording.operation("an analysis"):
        bench.document.addObject("Fem::FemAnalysis", "Analysis")


def constrain(bench, recording):
    with recording.operation("a dimension"):
        bench.document.Sketch.setDatum(0, FreeCAD.Units.Quantity("12 mm"))
        bench.document.recompute()


def with_file(bench):
    bench.document.saveAs(bench.path)


def saved_and_closed(bench):
    with_file(bench)
    FreeCAD.closeDocument(bench.document.Name)


def saved_and_changed(bench):
    with_file(bench)
    bench.document.One.Length = 33
    bench.document.recompute()


def with_mesh(bench):
    import Mesh

    FreeCADGui.activateWorkbench("MeshWorkbench")
    bench.document.addObject("Mesh::Feature", "Triangles").Mesh = Mesh.createBox(3, 3, 3)
    bench.document.recompute()


def with_step(bench):
    import Part

    Part.export([bench.document.One], str(bench.folder / "one.step"))


def with_paths(bench):
    import Path  # noqa: F401  (its types)


def with_fem(bench):
    import Fem  # noqa: F401  (its types; the workbench may ask something when it is activated)


def with_sketch(bench):
    bench.sketch()


def nothing(bench):
    pass


T = OperationType
ACTIONS = [
    (create_document, nothing, T.DOCUMENT_CREATE),
    (open_document, saved_and_closed, T.DOCUMENT_OPEN),
    (save_document, nothing, T.DOCUMENT_SAVE),
    (save_by_command, saved_and_changed, T.DOCUMENT_SAVE),
    (close_document, nothing, T.DOCUMENT_CLOSE),
    (create, nothing, T.GEOMETRY_CREATE),
    (modify, nothing, T.GEOMETRY_MODIFY),
    (unite, nothing, T.GEOMETRY_BOOLEAN),
    (mesh, with_mesh, T.MESHING),
    (tool_path, with_paths, T.CAM),
    (link, nothing, T.ASSEMBLY),
    (look, nothing, T.RENDERING),
    (insert, with_step, T.IMPORT),
    (export, nothing, T.EXPORT),
    (analyse, with_fem, T.ANALYSIS),
    (constrain, with_sketch, T.CONSTRAINT_SOLVING),
]


def test_no_type_is_left_out():
    assert {type for _, _, type in ACTIONS} == set(OperationType)


@pytest.mark.parametrize(
    ("act", "prepare", "wanted"), ACTIONS, ids=[act.__name__ for act, _, _ in ACTIONS]
)
def test_a_type_by_a_real_action(bench, qtbot, act, prepare, wanted):
    prepare(bench)
    with record() as recording:
        act(bench, recording)
    assert types(recording) == [wanted]
