# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sessions of documents that hold anything, whatever sense it makes: for detectors and rules."""

from __future__ import annotations

import random
from dataclasses import replace

from random_sessions import END_NS, START_NS, random_session

from PerfProfilerWorkbench.capture.structure_tables import (
    READ_COUNTS,
    READ_PREFERENCES,
    READ_PROPERTIES,
    READ_VIEW_PROPERTIES,
)
from PerfProfilerWorkbench.model.facts import Change, Fingerprint, Print
from PerfProfilerWorkbench.model.session import Session
from PerfProfilerWorkbench.model.span import ObjectKey
from PerfProfilerWorkbench.model.structure import (
    DocumentFacts,
    ObjectFacts,
    Structure,
    StructureStep,
)

OBJECTS = tuple(f"Object{number}" for number in range(25))
_PART = ("Cut", "Fuse", "MultiFuse", "Common", "Box", "Feature", "Fillet", "Helix", "Sweep")
_DESIGN = ("Body", "Pad", "Pocket", "Hole", "LinearPattern", "MultiTransform", "Mirrored")
_OTHERS = (
    *("PartDesign::Chamfer", "PartDesign::SubShapeBinder", "PartDesign::AdditiveHelix"),
    *("Sketcher::SketchObject", "Spreadsheet::Sheet", "App::VarSet", "App::Link"),
    *("Assembly::AssemblyObject", "TechDraw::DrawPage", "TechDraw::DrawViewPart"),
    *("Path::FeaturePython", "App::FeaturePython"),
)
TYPES = (*(f"Part::{n}" for n in _PART), *(f"PartDesign::{n}" for n in _DESIGN), *_OTHERS)
PROXIES = ("", "draftobjects.array.Array", "draftobjects.shapestring.ShapeString", "a.B")
EXPRESSIONS = ("Object3.A1+1", "<<Pad>>.Length", "Object4.cells[1]", "Object5.A1:B3", "((", "$A$1")
COUNTS = (0, 1, 6, 40, 500, 700, 10**6)


def random_structure(seed: int) -> Session:
    chance = random.Random(seed)
    objects = {name: _object(chance) for name in OBJECTS}
    whole = DocumentFacts("Doc", "/d", objects, time_ns=chance.choice((0, _time(chance))))
    steps = [{chance.choice(OBJECTS): _object(chance)} for _ in range(5)]
    session = random_session(seed)
    return replace(
        session,
        structure=Structure(
            {name: _value(chance) for name in READ_PREFERENCES},
            (whole,),
            tuple(StructureStep(_time(chance), "Doc", step) for step in steps),
        ),
        spans=tuple(
            replace(span, document="Doc", object=chance.choice(OBJECTS)) for span in session.spans
        ),
        changes=tuple(_change(chance) for _ in range(30)),
        fingerprints=tuple(_fingerprint(chance) for _ in range(20)),
    )


def _time(chance: random.Random) -> int:
    return chance.randrange(START_NS, END_NS)


def _object(chance: random.Random) -> ObjectFacts:
    links = chance.choices((*OBJECTS, "Gone"), k=chance.randrange(4))
    expressions = chance.choices(EXPRESSIONS, k=chance.randrange(3))
    return ObjectFacts(
        chance.choice(("", "L<&>", "Pad")),
        chance.choice(TYPES),
        chance.choice(PROXIES),
        links=tuple(ObjectKey("Doc", name) for name in links),
        expressions=tuple((f"Length{n}", text) for n, text in enumerate(expressions)),
        properties={**_some(chance, READ_PROPERTIES), "Visibility": chance.random() < 0.8},
        view=_some(chance, READ_VIEW_PROPERTIES),
        counts={name: chance.choice(COUNTS) for name in READ_COUNTS if chance.random() < 0.6},
    )


def _some(chance: random.Random, names) -> dict:
    return {name: _value(chance) for name in names if chance.random() < 0.6}


def _value(chance: random.Random):
    one, other = (("Doc", chance.choice(OBJECTS)) for _ in range(2))
    plain = (None, True, False, 0, -3, 70, 3.5, "", "Frozen", "Synchronized", ())
    cells = (("A1", "", "w"), ("B2", "=A1+Object4.C3", ""))
    placed = ((0.0,) * 6 + (1.0,), (1e7, *(0.0,) * 5, 1.0))
    return chance.choice((*plain, *placed, cells, one, (one, other), ((one, ("Face1", "Edge2")),)))


def _change(chance: random.Random) -> Change:
    what = (chance.choice(OBJECTS), chance.choice(("cells", "Length", "")))
    return Change(_time(chance), "Doc", *what, chance.choice(("A1", "")))


def _fingerprint(chance: random.Random) -> Fingerprint:
    after = Print(7, 3, 3, chance.choice((None, (0.0,) * 6, (0.0, 0.0, 0.0, 2e6, 1.0, 1.0))), 2.0)
    before = chance.choice((None, after))
    return Fingerprint(_time(chance), "Doc", chance.choice((*OBJECTS, "Gone")), before, after, 5)
