"""Builds the example model that ships with the add-on: a small tabletop radio, slow on purpose.

Every habit the profiler warns about is in it once, as people really model: lettering cut early
in a body, a big pattern after it, a modelled thread, a chain of booleans, a spreadsheet that
everything hangs on, and one knob that is displayed far too finely.

    xvfb-run -a freecad tests/models/make_example.py

writes it, with FreeCAD 0.20.2, so that every later version can open it. (As root, FreeCAD's start
page dies unless QTWEBENGINE_DISABLE_SANDBOX=1 is set.) Colours, camera and display settings live
in the window's half of a file; without a window,

    freecadcmd tests/models/make_example.py </dev/null

builds and checks the geometry, and writes it only where PERFPROFILER_EXAMPLE says.

PERFPROFILER_EXAMPLE          where to write, default Resources/examples/PerfProfilerExample.FCStd
PERFPROFILER_EXAMPLE_PICTURE  with a window: also write a picture (PNG) of the 3D view there
"""

from __future__ import annotations

import os
import sys
import traceback
from itertools import pairwise
from pathlib import Path

import FreeCAD as App
import Part
import Sketcher
from FreeCAD import Vector

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "Resources" / "examples" / "PerfProfilerExample.FCStd"

# alias: (value, what it is). Nearly everything is driven by one sheet, so that a change of any
# cell, even of the note, recomputes nearly everything.
PARAMETERS = {
    "width": ("180 mm", "Width of the radio"),
    "height": ("90 mm", "Height of the radio"),
    "depth": ("60 mm", "Depth of the case"),
    "corner_radius": ("8 mm", "Corners of case and panel"),
    "wall": ("4 mm", "Wall of the case"),
    "panel_thickness": ("4 mm", "Front panel"),
    "engraving_depth": ("0.8 mm", "Lettering"),
    "speaker_columns": ("9", "Speaker holes in a row"),
    "speaker_rows": ("8", "Rows of speaker holes"),
    "speaker_pitch": ("7.5 mm", "From hole to hole"),
    "speaker_hole": ("4.8 mm", "Diameter of a speaker hole"),
    "drill_diameter": ("6 mm", "Holes in the lid"),
    "drill_pitch": ("13 mm", "From drill to drill"),
    "thread_radius": ("9 mm", "Antenna boss"),
    "thread_pitch": ("3 mm", "Antenna boss"),
    "thread_turns": ("6", "Antenna boss"),
    "thread_depth": ("1.7 mm", "Antenna boss"),
    "knob_radius": ("13 mm", "Tuning knob"),
    "note": ("First sample: try the lid in walnut", "Used by nothing"),
}

# A plotter's font: each letter is a few pen strokes on a grid 4 wide and 6 high.
STROKES = {
    " ": "",
    "E": "40 00 06 46|03 33",
    "F": "00 06 46|03 33",
    "G": "46 06 00 40 43 23",
    "I": "00 06",
    "L": "06 00 40",
    "M": "00 06 23 46 40",
    "N": "00 06 40 46",
    "O": "00 40 46 06 00",
    "P": "00 06 46 43 03",
    "R": "00 06 46 43 03|23 40",
    "T": "06 46|20 26",
    "U": "06 00 40 46",
    "V": "06 20 46",
}
PEN = 0.5  # half the width of a stroke, in grid units
GAP = 2.1  # between letters, in grid units
SPACE = 2.4  # a space's width, likewise

# text, middle of its base line in the panel's plane, height of the letters
LETTERING = [
    ("PERF PROFILER", (40, 31), 6.4),
    ("VOLUME", (15, 3), 4.2),
    ("TUNING", (62, 3), 4.2),
]

WALNUT, CREAM, BLACK = (0.62, 0.40, 0.24), (0.93, 0.90, 0.82), (0.20, 0.20, 0.23)
AMBER, RED, STEEL = (0.96, 0.72, 0.28), (0.80, 0.10, 0.10), (0.70, 0.72, 0.75)
# The results, by label, with their colours; everything else is hidden.
RESULTS = {
    "Front panel": CREAM,
    "Screw holes": CREAM,
    "Case": WALNUT,
    "Thread": STEEL,
    "Dial": AMBER,
    "Needle": RED,
    "Volume knob": BLACK,
    "Tuning knob": BLACK,
}


def add(owner, kind: str, label: str, **expressions: str):
    """A new object in a document or body, its properties driven by the sheet."""
    make = owner.newObject if hasattr(owner, "newObject") else owner.addObject
    made = make(kind, label.title().replace(" ", ""))
    made.Label = label
    for path, expression in expressions.items():
        made.setExpression(path.replace("__", "."), expression)
    return made


def parameters(doc) -> None:
    sheet = add(doc, "Spreadsheet::Sheet", "Parameters")
    for row, (alias, (value, meaning)) in enumerate(PARAMETERS.items(), start=1):
        sheet.set(f"A{row}", alias)
        sheet.set(f"B{row}", value)
        sheet.set(f"C{row}", meaning)
        sheet.setAlias(f"B{row}", alias)
    # expressions can name an alias only once the sheet has been computed
    doc.recompute()


def value_of(obj, expression: str) -> float:
    result = obj.evalExpression(expression)
    return float(getattr(result, "Value", result))


def drive(sketch, constraint: tuple, name: str, expression: str) -> None:
    """A dimension of the sketch, named and bound to the sheet."""
    index = sketch.addConstraint(Sketcher.Constraint(*constraint, value_of(sketch, expression)))
    sketch.renameConstraint(index, name)
    sketch.setExpression(f"Constraints.{name}", expression)


def circle(sketch, name: str, x: str, y: str, radius: str) -> None:
    middle = Vector(value_of(sketch, x), value_of(sketch, y), 0)
    shape = Part.Circle(middle, Vector(0, 0, 1), value_of(sketch, radius))
    geo = sketch.addGeometry(shape)
    drive(sketch, ("Radius", geo), f"{name}_radius", radius)
    drive(sketch, ("DistanceX", -1, 1, geo, 3), f"{name}_x", x)
    drive(sketch, ("DistanceY", -1, 1, geo, 3), f"{name}_y", y)


def rounded_corners(width: float, height: float, radius: float) -> list:
    """Lines and arcs in turn, counter-clockwise, starting with the line at the bottom."""
    x, y = width / 2 - radius, height / 2 - radius
    corners = [Vector(x, -y, 0), Vector(x, y, 0), Vector(-x, y, 0), Vector(-x, -y, 0)]
    outwards = [Vector(0, -radius, 0), Vector(radius, 0, 0)]
    outwards += [-v for v in outwards]
    pieces = []
    for i, corner in enumerate(corners):
        before, here, after = corners[i - 1], outwards[i], outwards[(i + 1) % 4]
        pieces.append(Part.LineSegment(before + here, corner + here))
        halfway = (here + after).normalize() * radius
        pieces.append(Part.Arc(corner + here, corner + halfway, corner + after))
    return pieces


def rounded_rectangle(sketch, width: str, height: str, radius: str) -> None:
    """Fully constrained, in the middle of the sketch."""
    size = [value_of(sketch, expression) for expression in (width, height, radius)]
    sketch.addGeometry(rounded_corners(*size))
    for geo in range(8):
        sketch.addConstraint(Sketcher.Constraint("Tangent", geo, 2, (geo + 1) % 8, 1))
    for line in (0, 2, 4, 6):
        direction = "Vertical" if line % 4 else "Horizontal"
        sketch.addConstraint(Sketcher.Constraint(direction, line))
    for arc in (3, 5, 7):
        sketch.addConstraint(Sketcher.Constraint("Equal", 1, arc))
    sketch.addConstraint(Sketcher.Constraint("Symmetric", 1, 3, 5, 3, -1, 1))
    drive(sketch, ("DistanceX", 6, 1, 2, 1), "width", width)
    drive(sketch, ("DistanceY", 0, 1, 4, 1), "height", height)
    drive(sketch, ("Radius", 1), "corner", radius)


# ---------------------------------------------------------------------------- lettering


def pen_line(start: Vector, end: Vector, radius: float):
    """What a round pen leaves when it is drawn from start to end: two lines and two arcs."""
    along = (end - start).normalize() * radius
    side = Vector(-along.y, along.x, 0)
    outline = [
        Part.LineSegment(start - side, end - side),
        Part.Arc(end - side, end + along, end + side),
        Part.LineSegment(end + side, start + side),
        Part.Arc(start + side, start - along, start - side),
    ]
    return Part.Face(Part.Wire([piece.toShape() for piece in outline]))


def glyph(letter: str, origin: Vector, height: float) -> list:
    """The edges of one letter's outline."""
    unit = height / 6
    lines = []
    for stroke in STROKES[letter].split("|"):
        points = [origin + Vector(int(x), int(y), 0) * unit for x, y in stroke.split()]
        lines += [pen_line(a, b, PEN * unit) for a, b in pairwise(points)]
    if len(lines) < 2:
        return [edge for line in lines for edge in line.Edges]
    return lines[0].multiFuse(lines[1:]).removeSplitter().Edges


def as_geometry(edge):
    """A sketch takes bounded curves: the piece of the line or circle that the edge uses."""
    if isinstance(edge.Curve, Part.Circle):
        ends = [edge.valueAt(edge.getParameterByLength(edge.Length * t)) for t in (0, 0.5, 1)]
        return Part.Arc(*ends)
    return Part.LineSegment(edge.valueAt(edge.FirstParameter), edge.valueAt(edge.LastParameter))


def letter_width(letter: str) -> float:
    return max((int(x) for x, _ in STROKES[letter].replace("|", " ").split()), default=SPACE)


def write(sketch, text: str, middle: tuple[float, float], height: float) -> None:
    unit = height / 6
    left = -(sum(letter_width(letter) + GAP for letter in text) - GAP) / 2
    for letter in text:
        origin = Vector(*middle, 0) + Vector(left, 0, 0) * unit
        sketch.addGeometry([as_geometry(edge) for edge in glyph(letter, origin, height)])
        left += letter_width(letter) + GAP


# -------------------------------------------------------------------------- front panel


def panel_sketch(body, label: str, height: str = "Parameters.panel_thickness"):
    """A sketch on the panel's front, held by the body's own plane: faces change their names."""
    sketch = add(body, "Sketcher::SketchObject", label)
    plane = next(f for f in body.Origin.OriginFeatures if f.Role == "XZ_Plane")
    sketch.Support, sketch.MapMode = (plane, ""), "FlatFace"
    sketch.setExpression("AttachmentOffset.Base.z", height)
    return sketch


def pocket(body, label: str, sketch, depth: str = ""):
    made = add(body, "PartDesign::Pocket", label)
    made.Profile = sketch
    if depth:
        made.setExpression("Length", depth)
    else:
        made.Type = "ThroughAll"
    return made


def panel_plate(body) -> None:
    outline = panel_sketch(body, "Panel outline", "0 mm")
    rounded_rectangle(outline, "Parameters.width", "Parameters.height", "Parameters.corner_radius")
    plate = add(body, "PartDesign::Pad", "Panel plate", Length="Parameters.panel_thickness")
    plate.Profile = outline


def panel_lettering(body) -> None:
    """Sin 1: some hundred faces near the beginning, and every later feature carries them."""
    sketch = panel_sketch(body, "Lettering sketch")
    for text, middle, height in LETTERING:
        write(sketch, text, middle, height)
    pocket(body, "Lettering", sketch, "Parameters.engraving_depth")


def panel_window(body) -> None:
    sketch = panel_sketch(body, "Dial window sketch")
    corners = [Vector(*p, 0) for p in ((0, 13), (80, 13), (80, 26), (0, 26))]
    for a, b in pairwise([*corners, corners[0]]):
        sketch.addGeometry(Part.LineSegment(a, b))
    pocket(body, "Dial window", sketch, "Parameters.panel_thickness / 2")


def panel_shafts(body) -> None:
    sketch = panel_sketch(body, "Shaft holes sketch")
    circle(sketch, "volume", "15 mm", "-20 mm", "Parameters.knob_radius / 4")
    circle(sketch, "tuning", "62 mm", "-20 mm", "Parameters.knob_radius / 4")
    pocket(body, "Shaft holes", sketch)


def panel_speaker(body) -> None:
    """Sin 2: one hole, taken to 72 places in a body that is full of letters already."""
    sketch = panel_sketch(body, "Speaker hole sketch")
    middle = "{} - Parameters.speaker_pitch * (Parameters.speaker_{} - 1) / 2"
    x, y = middle.format("-45 mm", "columns"), middle.format("0 mm", "rows")
    circle(sketch, "hole", x, y, "Parameters.speaker_hole / 2")
    hole = pocket(body, "Speaker hole", sketch)
    grid = add(body, "PartDesign::MultiTransform", "Speaker holes")
    grid.Originals = [hole]
    grid.Transformations = [
        speaker_pattern(body, sketch, "columns", "H_Axis"),
        speaker_pattern(body, sketch, "rows", "V_Axis"),
    ]
    body.Tip = grid


def speaker_pattern(body, sketch, name: str, axis: str):
    count = f"Parameters.speaker_{name}"
    pattern = add(
        body,
        "PartDesign::LinearPattern",
        f"Speaker {name}",
        Length=f"Parameters.speaker_pitch * ({count} - 1)",
        Occurrences=count,
    )
    pattern.Direction = (sketch, [axis])
    return pattern


def panel_screws(body) -> None:
    sketch = panel_sketch(body, "Screw holes sketch")
    inset = "(Parameters.{} / 2 - 6 mm) * {}"
    for corner, (right, up) in enumerate([(1, 1), (-1, 1), (-1, -1), (1, -1)], start=1):
        x, y = inset.format("width", right), inset.format("height", up)
        circle(sketch, f"screw{corner}", x, y, "1.6 mm")
    pocket(body, "Screw holes", sketch)


def front_panel(doc) -> None:
    body = add(doc, "PartDesign::Body", "Front panel")
    panel_plate(body)
    panel_window(body)
    panel_lettering(body)
    panel_shafts(body)
    panel_speaker(body)
    panel_screws(body)


# --------------------------------------------------------------------------------- case

DRILLS = 16


def case_blank(doc):
    """The case from outside; its outline stands upright like the panel's."""
    outline = add(doc, "Sketcher::SketchObject", "Case outline")
    outline.Placement.Rotation = App.Rotation(Vector(1, 0, 0), 90)
    rounded_rectangle(outline, "Parameters.width", "Parameters.height", "Parameters.corner_radius")
    blank = add(doc, "Part::Extrusion", "Case blank", LengthFwd="Parameters.depth")
    blank.Base, blank.Solid = outline, True
    blank.DirMode, blank.Dir = "Custom", Vector(0, 1, 0)
    return blank


def case_inside(doc):
    return add(
        doc,
        "Part::Box",
        "Inside",
        Length="Parameters.width - 2 * Parameters.wall",
        Width="Parameters.depth",
        Height="Parameters.height - 2 * Parameters.wall",
        Placement__Base__x="Parameters.wall - Parameters.width / 2",
        Placement__Base__y="-Parameters.wall",
        Placement__Base__z="Parameters.wall - Parameters.height / 2",
    )


def drill(doc, number: int):
    """Two rows of holes in the lid, beside the antenna."""
    column, row = divmod(number - 1, 2)
    return add(
        doc,
        "Part::Cylinder",
        f"Drill tool {number}",
        Radius="Parameters.drill_diameter / 2",
        Height="3 * Parameters.wall",
        Placement__Base__x=f"{column} * Parameters.drill_pitch - 70 mm",
        Placement__Base__y=f"Parameters.depth / 2 + {row - 0.5} * Parameters.drill_pitch",
        Placement__Base__z="Parameters.height / 2 - 2 * Parameters.wall",
    )


def boolean(doc, kind: str, label: str, base, tool):
    made = add(doc, f"Part::{kind}", label)
    made.Base, made.Tool = base, tool
    return made


def case(doc) -> None:
    """Sin 5: one boolean for each tool, each on the one before."""
    result = boolean(doc, "Cut", "Hollow", case_blank(doc), case_inside(doc))
    for number in range(1, DRILLS + 1):
        label = f"Drill {number}" if number < DRILLS else "Case"
        result = boolean(doc, "Cut", label, result, drill(doc, number))


# ------------------------------------------------------------------------------- thread

ON_LID = {
    "Placement__Base__x": "Parameters.width / 2 - 25 mm",
    "Placement__Base__y": "Parameters.depth / 2",
}


def thread_core(doc):
    return add(
        doc,
        "Part::Cylinder",
        "Thread core",
        Radius="Parameters.thread_radius",
        Height="Parameters.thread_pitch * Parameters.thread_turns",
        Placement__Base__z="Parameters.height / 2",
        **ON_LID,
    )


def thread_helix(doc):
    """Starts above the lid and runs out over the top, as a cutter would."""
    return add(
        doc,
        "Part::Helix",
        "Thread helix",
        Pitch="Parameters.thread_pitch",
        Height="Parameters.thread_pitch * Parameters.thread_turns",
        Radius="Parameters.thread_radius",
        Placement__Base__z="Parameters.height / 2 + Parameters.thread_pitch",
        **ON_LID,
    )


def thread_profile(doc):
    """The cutter: a triangle upright at the beginning of the helix, its point inwards."""
    sketch = add(doc, "Sketcher::SketchObject", "Thread profile", **ON_LID)
    sketch.Placement.Rotation = App.Rotation(Vector(1, 0, 0), 90)
    sketch.setExpression("Placement.Base.z", "Parameters.height / 2 + Parameters.thread_pitch")
    # a little short of the pitch: turns of the cutter that touch make an invalid solid
    half = "Parameters.thread_pitch * 0.45"
    outside = "Parameters.thread_radius + 0.3 mm"
    tip = ("tip", "Parameters.thread_radius - Parameters.thread_depth", "0 mm")
    triangle(sketch, [tip, ("low", outside, f"-{half}"), ("high", outside, half)])
    return sketch


def triangle(sketch, corners: list[tuple[str, str, str]]) -> None:
    """From name, x and y of each corner."""
    places = [Vector(value_of(sketch, x), value_of(sketch, y), 0) for _, x, y in corners]
    for a, b in pairwise([*places, places[0]]):
        sketch.addGeometry(Part.LineSegment(a, b))
    for geo, (name, x, y) in enumerate(corners):
        sketch.addConstraint(Sketcher.Constraint("Coincident", geo, 2, (geo + 1) % 3, 1))
        drive(sketch, ("DistanceX", -1, 1, geo, 1), f"{name}_x", x)
        drive(sketch, ("DistanceY", -1, 1, geo, 1), f"{name}_y", y)


def thread(doc):
    """Sin 4: a thread as geometry, where a cosmetic one would do."""
    cutter = add(doc, "Part::Sweep", "Thread cutter")
    cutter.Sections = [thread_profile(doc)]
    cutter.Spine = (thread_helix(doc), ["Edge1"])
    cutter.Solid, cutter.Frenet = True, True
    return boolean(doc, "Cut", "Thread", thread_core(doc), cutter)


# ------------------------------------------------------------------------ dial and knobs


def dial(doc) -> None:
    front = "-Parameters.panel_thickness"
    plate = add(doc, "Part::Box", "Dial", Placement__Base__y=f"{front} / 2 - 1 mm")
    plate.Length, plate.Width, plate.Height = 80, 1, 13
    plate.Placement.Base.z = 13
    needle = add(doc, "Part::Box", "Needle", Placement__Base__y=f"{front} / 2 - 1.5 mm")
    needle.Length, needle.Width, needle.Height = 1, 0.5, 13
    needle.Placement.Base = Vector(42, 0, 13)


def knob(doc, label: str, x: float, radius: str) -> None:
    """Skirt, grip and a round rim around a flat top, on the panel's front."""
    at_front = {"Placement__Base__y": "-Parameters.panel_thickness"}
    top = {"Placement__Base__y": "-Parameters.panel_thickness - 12 mm"}
    skirt = add(doc, "Part::Cylinder", f"{label} skirt", Radius=radius, **at_front)
    skirt.Height = 2
    grip = add(doc, "Part::Cone", f"{label} grip", **at_front)
    grip.setExpression("Radius1", f"{radius} * 0.85")
    grip.setExpression("Radius2", f"{radius} * 0.75")
    grip.Height = 12
    rim = add(doc, "Part::Torus", f"{label} rim", Radius1=f"{radius} * 0.65", **top)
    rim.setExpression("Radius2", f"{radius} * 0.14")
    for piece in (skirt, grip, rim):
        piece.Placement.Base.x, piece.Placement.Base.z = x, -20
        piece.Placement.Rotation = App.Rotation(Vector(1, 0, 0), 90)
    add(doc, "Part::MultiFuse", label).Shapes = [skirt, grip, rim]


# ----------------------------------------------------------------------- look and saving


def look(doc) -> None:
    """Needs the window: colours, what is shown, and sin 3, a tessellation far too fine."""
    for obj in doc.Objects:
        obj.ViewObject.Visibility = obj.Label in RESULTS
    for label, colour in RESULTS.items():
        paint(doc.getObjectsByLabel(label)[0], colour)
    paint_lettering(doc.getObjectsByLabel("Screw holes")[0])
    fine = doc.getObjectsByLabel("Tuning knob")[0].ViewObject
    fine.Deviation, fine.AngularDeflection = 0.01, 3.0


def paint(result, colour: tuple[float, float, float]) -> None:
    """All that it is made of as well: a boolean takes its colours from there at a recompute."""
    for obj in [result, *result.OutListRecursive]:
        if "DiffuseColor" in obj.ViewObject.PropertiesList:
            obj.ViewObject.ShapeColor = colour
    result.ViewObject.LineColor = (0.1, 0.1, 0.1)
    result.ViewObject.LineWidth = 1.0


def paint_lettering(panel) -> None:
    """Ink in the engraving: the faces that look forward from its bottom."""
    depth = value_of(panel, "Parameters.engraving_depth - Parameters.panel_thickness")
    boxes = [face.BoundBox for face in panel.Shape.Faces]
    at_bottom = [abs(b.YMin - depth) + abs(b.YMax - depth) < 1e-3 for b in boxes]
    panel.ViewObject.DiffuseColor = [BLACK if inked else CREAM for inked in at_bottom]


def camera(doc) -> None:
    import FreeCADGui as Gui

    view = Gui.getDocument(doc.Name).activeView()
    view.setAnimationEnabled(False)
    view.viewDimetric()
    view.fitAll()
    Gui.updateGui()
    picture = os.environ.get("PERFPROFILER_EXAMPLE_PICTURE")
    if picture:
        view.saveImage(picture, 1200, 800, "White")


def check(doc) -> None:
    """Everything recomputes, also a second time, and every result is one valid solid."""
    for obj in doc.Objects:
        obj.touch()
    doc.recompute()
    bad = [o.Label for o in doc.Objects if {"Invalid", "Touched", "Error"} & set(o.State)]
    for label in RESULTS:
        shape = doc.getObjectsByLabel(label)[0].Shape
        if not shape.isValid() or len(shape.Solids) != 1:
            bad.append(f"{label} (shape)")
    if bad:
        raise RuntimeError(f"not computed properly: {', '.join(bad)}")


def describe(doc) -> None:
    doc.Label = "PerfProfilerExample"
    doc.Comment = "A tabletop radio, slow on purpose: the example model of Performance Profiler."
    doc.CreatedBy = "The Performance Profiler contributors"
    doc.Company = "Performance Profiler"
    doc.License = "CC0-1.0"
    doc.LicenseURL = "https://creativecommons.org/publicdomain/zero/1.0/"


def build():
    doc = App.newDocument("PerfProfilerExample")
    describe(doc)
    parameters(doc)
    front_panel(doc)
    case(doc)
    thread(doc)
    dial(doc)
    knob(doc, "Volume knob", 15, "Parameters.knob_radius * 0.8")
    knob(doc, "Tuning knob", 62, "Parameters.knob_radius")
    doc.recompute()
    check(doc)
    return doc


def save(doc, target: str) -> None:
    """Packed as tightly as zip can, for the file travels with every installation."""
    settings = App.ParamGet("User parameter:BaseApp/Preferences/Document")
    level, thumbnail = settings.GetInt("CompressionLevel", 3), settings.GetBool("SaveThumbnail")
    settings.SetInt("CompressionLevel", 9)
    settings.SetBool("SaveThumbnail", True)
    try:
        doc.saveAs(target)
    finally:
        settings.SetInt("CompressionLevel", level)
        settings.SetBool("SaveThumbnail", thumbnail)
    print(f"{target}: {len(doc.Objects)} objects")


def main() -> None:
    target = os.environ.get("PERFPROFILER_EXAMPLE")
    doc = build()
    if App.GuiUp:
        look(doc)
        camera(doc)
        save(doc, target or str(TARGET))
    elif target:
        save(doc, target)
    else:
        print("built and checked, not written: without a window it would lose its looks")


# FreeCAD imports a script it is given, so there is no "__main__" to test for; and it would run a
# script that raised a second time.
try:
    main()
    failed = 0
except Exception:
    traceback.print_exc()
    failed = 1
sys.stdout.flush()
# Somebody who runs this in a session of theirs keeps it.
if not App.GuiUp or len(App.listDocuments()) == 1:
    os._exit(failed)
