# SPDX-License-Identifier: LGPL-2.1-or-later
"""The words that may stand in an anonymous export: FreeCAD's own and Python's. All else is a name.

Lists of what is allowed, never of what is not: a word that nobody thought of stays out.
"""

from __future__ import annotations

import re
import sys

from .. import texts
from ..analysis.type_tables import PROXIES
from ..capture.structure_tables import READ_COUNTS, READ_PREFERENCES, READ_VIEW_PROPERTIES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MODULES = (
    "Arch",
    "Assembly",
    "BIM",
    "CAM",
    "Draft",
    "Drawing",
    "Fem",
    "FEM",
    "Idf",
    "Image",
    "Import",
    "Inspection",
    "Material",
    "Materials",
    "Measure",
    "Mesh",
    "MeshPart",
    "OpenSCAD",
    "Part",
    "PartDesign",
    "Path",
    "Plot",
    "Points",
    "Raytracing",
    "ReverseEngineering",
    "Robot",
    "Show",
    "Sketcher",
    "Spreadsheet",
    "Start",
    "Surface",
    "TechDraw",
    "Tux",
    "Web",
)
_EITHER = "|".join(_MODULES)
_TYPE = re.compile(rf"(?:App|Gui|Reen|{_EITHER})::[A-Za-z][A-Za-z0-9]{{0,40}}", re.ASCII)
_COMMAND = re.compile(rf"(?:Std|Reen|{_EITHER})_[A-Za-z0-9_]{{1,60}}", re.ASCII)
_WORKBENCH = re.compile(rf"(?:None|Complete|{_EITHER})Workbench", re.ASCII)

# Python of FreeCAD's modules, by the first part of a module's name
_PYTHON = re.compile(
    r"(?:Arch[A-Z]\w*|Draft|Draft[A-Z]\w*|OpenSCAD\w*|Command(?:Create|Insert|Export|Solve)\w*"
    r"|Bim[A-Z]\w*|import(?:CSG|DAE|DWG|DXF|IFC\w*|JSON|OBJ|OCA|SHP|SVG|WebGL|XLSX|3DS|SH3D|GBXML)"
    r"|export(?:CSG|DWG|IFC\w*)|JointObject|UtilsAssembly|InvoluteGearFeature|SprocketFeature"
    r"|JoinFeatures|AttachmentEditor|BasicShapes|BOPTools|CompoundTools|PartGui|WorkingPlane"
    r"|ArchVRM|draftobjects|draftviewproviders|draftmake|draftgeoutils|draftutils|draftguitools"
    r"|draftfunctions|drafttaskpanels|bimcommands|nativeifc|ifc_\w+|fem\w{4,20}|ObjectsFem"
    r"|PathScripts|PathCommands|FreeCAD|FreeCADGui|pivy|PySide\d?|shiboken\d|TechDrawTools)"
    rf"|{_EITHER}",
    re.ASCII,
)
_PACKAGES = frozenset(
    ("numpy", "scipy", "matplotlib", "pivy", "yaml", "ifcopenshell", "vtkmodules", "lark", "psutil")
)
_SYSTEM_MODULES = frozenset(sys.stdlib_module_names)
_OF_OTHERS = tuple(start for start, _ in PROXIES)  # add-ons that everybody knows
_CLASS = re.compile(r"[A-Za-z_]\w{0,60}(?:\.[A-Za-z_]\w{0,60}){0,6}", re.ASCII)
_NATIVE = re.compile(
    r"<(?:built-in method (?P<function>[\w.]{1,80})"
    r"|(?:method|slot wrapper) '\w{1,40}' of '(?P<type>[\w.]{1,80})' objects)>",
    re.ASCII,
)
_BUILTIN_TYPES = frozenset(
    name for name, value in vars(__import__("builtins")).items() if isinstance(value, type)
) | {
    "function",
    "method",
    "cell",
    "generator",
    "module",
    "code",
    "frame",
    "builtin_function_or_method",
}

_EXTENSIONS = _words(
    """
    .fcstd .step .stp .stpz .iges .igs .stl .obj .ply .3mf .amf .dxf .dwg .svg .brep .brp
    .ifc .dae .pdf .png .jpg .csv .xlsx .py .pyc .fcmacro .xml .bin .bms .nc .gcode .txt
    .unv .inp .frd
    """
)
_MEMBERS = re.compile(
    r"Document\.xml|GuiDocument\.xml|thumbnails/Thumbnail\.png|…"
    r"|(?:PartShape|MeshKernel|DiffuseColor|LineColorArray|PointColorArray|ShapeAppearance"
    r"|StringHasher|FemMesh|Points|ColorArray|LineWidthArray|TransparencyArray)\d*"
    r"(?:\.(?:brp|bin|bms|xml|txt|unv|map|Table\.txt|Map\.txt))?",
    re.ASCII,
)

# Properties whose numbers are counts and switches, no measures of the model
_NUMBERS = _words(
    """
    Active Activated CoarseView Count ElementCount ExpandArray Fuse HardHidden KeepUpdated
    ModelThread NumberPolar NumberX NumberY NumberZ Occurrences Occurrences2 PartialLoad
    Refine Rotations SeamHidden SeamVisible SmoothHidden Suppressed Threaded Turns Uniform
    Visibility AngularDeflection BoundingBox Deviation Transparency BindMode DisplayMode
    DisplayModeBody Display DrawStyle SelectionStyle JointType
    """
)
_LINKS = _words(
    """
    AttachmentSupport Base BaseFeature Context Group LinkedObject Operations Origin
    Originals OriginFeatures Profile Shapes Source Support Tip Tool Transformations XSource
    """
)
_WORDS = _words(
    """
    Synchronized Frozen Detached Fixed Revolute Cylindrical Slider Ball Distance Parallel
    Perpendicular Angle RackPinion Screw Gears Belt Through Tip Tools Result Solid Dashed
    Dotted Dashdot Shape Wireframe Points
    """
) | {"Flat Lines", "Shaded", "BoundBox", "Flat", "As Is", "No Shading"}
_SUBELEMENT = re.compile(r"(?:Face|Edge|Vertex|Wire|Shell|Solid)?\d{0,7}", re.ASCII)

# Properties whose changes tell what was done (those that are added by users are names)
_PROPERTIES = (
    _NUMBERS
    | _LINKS
    | frozenset(READ_VIEW_PROPERTIES)
    | _words(
        """
    AddSubShape Angle Axis Cells Chamfer Columns Constraints Density Diameter Direction
    Edges ExpressionEngine ExternalGeo ExternalGeometry FullyConstrained Geometry Height
    Label Label2 Length Length2 Links Material Mesh Mirror Neutral Offset Path Pitch
    Placement Plane Points Proxy Radius Radius1 Radius2 Reversed Scale Shape ShapeColor Size
    Spine Stop Symmetric ThreadDepth Thickness Tolerance Tools TreeRank Type Views Width
    XScale YScale ZScale
    """
    )
)
_CELL = re.compile(r"[A-Z]{1,2}\d{1,5}", re.ASCII)
_PCI = re.compile(r"[0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]", re.ASCII)
_MACHINE = re.compile(r"[\w .,;:()\[\]/®™©@+~=-]{1,160}")
_NO_READING = texts.NOT_AVAILABLE.partition(":")[0]

LITERALS = frozenset(value for value in vars(texts).values() if isinstance(value, str))
COUNTS = frozenset(READ_COUNTS)
PREFERENCES = frozenset(READ_PREFERENCES)


def is_type(text: str) -> bool:
    return _TYPE.fullmatch(text) is not None


def is_command(text: str) -> bool:
    return _COMMAND.fullmatch(text) is not None


def is_workbench(text: str) -> bool:
    return _WORKBENCH.fullmatch(text) is not None


def is_property(text: str) -> bool:
    return text in _PROPERTIES


def is_member(text: str) -> bool:
    return _MEMBERS.fullmatch(text) is not None


def is_cell(text: str) -> bool:
    return _CELL.fullmatch(text) is not None


def is_subelement(text: str) -> bool:
    return _SUBELEMENT.fullmatch(text) is not None


def is_pci_address(text: str) -> bool:
    return _PCI.fullmatch(text) is not None


def is_module(text: str) -> bool:
    """Of FreeCAD or of Python: "importDXF", "Draft.importSVG"."""
    if _CLASS.fullmatch(text) is None:
        return False
    first = text.partition(".")[0]
    return first in _SYSTEM_MODULES or _PYTHON.fullmatch(first) is not None


def is_class(text: str) -> bool:
    """ "module.Class" of FreeCAD, of Python, or of an add-on that everybody knows."""
    if _CLASS.fullmatch(text) is None:
        return False
    return text in _BUILTIN_TYPES or is_module(text) or text.startswith(_OF_OTHERS)


def is_native(text: str) -> bool:
    """A native function as cProfile names it, of Python or FreeCAD."""
    found = _NATIVE.fullmatch(text)
    if found is None:
        return False
    name = found["function"] or found["type"]
    return ("." not in name and found["function"] is not None) or is_class(name)


def has_numbers(name: str) -> bool:
    """Whether the values of a property are numbers and words that matter."""
    return name in _NUMBERS


def has_links(name: str) -> bool:
    return name in _LINKS


def is_word(text: str) -> bool:
    return text in _WORDS


def extension(path: str) -> str:
    """ ".FCStd", or nothing where it is none that everybody knows."""
    stem, dot, ending = path.rpartition(".")
    return dot + ending if stem and f".{ending.lower()}" in _EXTENSIONS else ""


def of_machine(text: str) -> str:
    """What a system, a processor or a driver calls itself; reasons may hold paths."""
    if text.startswith(_NO_READING):
        return _NO_READING
    return text if _MACHINE.fullmatch(text) and "/home" not in text else _NO_READING


def python_file(path: str) -> str:
    """The path from Python's or FreeCAD's folder on; empty for a file of anybody else."""
    if path.startswith("<"):
        return path if re.fullmatch(r"<(?:string|stdin|frozen [\w.]{1,60})>", path) else ""
    parts = path.replace("\\", "/").split("/")
    for at in range(len(parts) - 1, 0, -1):
        inside = parts[at:]
        if _is_known(parts[at - 1], inside) and is_path(inside):
            return "/".join([parts[at - 1], *inside])
    return ""


def is_path(parts: list[str]) -> bool:
    return all(re.fullmatch(r"[\w.-]{1,60}", part, re.ASCII) for part in parts)


def _is_known(folder: str, inside: list[str]) -> bool:
    """``inside`` are the parts of a path in the folder."""
    first = inside[0].partition(".")[0]
    if folder == "Mod":
        return len(inside) > 1 and inside[0] in _MODULES
    if folder in ("site-packages", "dist-packages"):
        return first in _PACKAGES
    if re.fullmatch(r"python3(?:\.\d+)?|lib", folder):
        return first in _SYSTEM_MODULES
    return False
