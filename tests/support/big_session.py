# SPDX-License-Identifier: LGPL-2.1-or-later
"""A session of thousands of features, as PartDesign models have them, put together by hand.

Bodies of sketches, pads, pockets, fillets and patterns, each on what came before, driven by a
spreadsheet and fused in the end. Recorded are recomputes of everything and edits of single bodies,
notes in unused cells, memory, pictures of the view, and fingerprints of what took longest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from rich_sessions import ENVIRONMENT, session_id

from PerfProfilerWorkbench.model.activity import Frame
from PerfProfilerWorkbench.model.facts import Change, Fingerprint, Print, Sample
from PerfProfilerWorkbench.model.session import Feature, Session
from PerfProfilerWorkbench.model.span import ObjectKey, Row, Span, SpanKind
from PerfProfilerWorkbench.model.structure import (
    DocumentFacts,
    ObjectFacts,
    Structure,
    StructureStep,
)

DOCUMENT, BODY = "Big", 50  # features of a body
MS = 1_000_000
_TYPES = ("Pad", "Pocket", "Fillet", "LinearPattern")


def big_session(features: int, wholes: int = 2, edits: int = 20) -> Session:
    """The same each time. ``wholes`` and ``edits`` are how many recomputes there are of each."""
    made = _Maker(features)
    for _ in range(wholes):
        made.recompute(list(made.objects), [])
    for number in range(edits):
        body = number % made.bodies
        cell = f"Z{number}" if number % 4 == 0 else ""
        change = ("Sheet", "cells", cell) if cell else (f"Sketch{body}_0", "Constraints", "")
        made.recompute(made.driven() if cell else made.body(body), [change])
    return made.session()


class _Maker:
    def __init__(self, features: int) -> None:
        self._draw = Random(7)
        self._clock_ns = 10**9
        self.bodies = max(1, features // BODY)
        self.objects = dict(self._objects())
        self._spans: list[Span] = []
        self._changes: list[Change] = []
        self._prints: list[Fingerprint] = []
        self._steps: list[StructureStep] = []

    def _objects(self) -> Iterator[tuple[str, ObjectFacts]]:
        cells = tuple((f"A{body + 1}", "", f"wide{body}") for body in range(self.bodies))
        yield "Sheet", ObjectFacts("Parameters", "Spreadsheet::Sheet", properties={"cells": cells})
        for body in range(self.bodies):
            yield from self._body(body)
        yield "All", _facts("Part::MultiFuse", [f"Body{each}" for each in range(self.bodies)])

    def _body(self, body: int) -> Iterator[tuple[str, ObjectFacts]]:
        tip = ""
        for number in range(0, BODY - 1, 2):
            sketch, shape = f"Sketch{body}_{number}", f"Shape{body}_{number}"
            expressions = (("Constraints.Length", f"Sheet.wide{body}"),) if not number else ()
            links = ["Sheet"] if not number else [tip]
            counts = {"Constraints": 20 + number, "Geometry": 12, "Edge": 12, "Vertex": 12}
            yield sketch, _facts("Sketcher::SketchObject", links, expressions, counts=counts)
            kind = f"PartDesign::{_TYPES[number // 2 % len(_TYPES)]}"
            used = {"Profile": ((DOCUMENT, sketch),), "BaseFeature": (DOCUMENT, tip) if tip else ()}
            counts = {"Face": 6 + 4 * number, "Edge": 12 + 9 * number, "Solid": 1}
            properties = {"Refine": True, "Visibility": False, **used}
            links = [sketch, *([tip] if tip else [])]
            yield shape, _facts(kind, links, counts=counts, properties=properties)
            tip = shape
        members = tuple((DOCUMENT, f"Shape{body}_{number}") for number in range(0, BODY - 1, 2))
        properties = {"Group": members, "Tip": (DOCUMENT, tip), "Visibility": True}
        links = [name for _, name in members]
        yield f"Body{body}", _facts("PartDesign::Body", links, properties=properties)

    def body(self, body: int) -> list[str]:
        """What runs after a change of its first sketch."""
        names = [f"{kind}{body}_{n}" for n in range(0, BODY - 1, 2) for kind in ("Sketch", "Shape")]
        return [*names, f"Body{body}", "All"]

    def driven(self) -> list[str]:
        """What runs after a change of the sheet, which drives every tenth body here."""
        bodies = (self.body(body)[:-1] for body in range(0, self.bodies, 10))
        return ["Sheet", *(name for names in bodies for name in names), "All"]

    def recompute(self, names: Sequence[str], changes: Sequence[tuple[str, str, str]]) -> None:
        for name, prop, path in changes:
            self._changes.append(Change(self._clock_ns, DOCUMENT, name, prop, path, "Edit"))
        whole, start_ns = len(self._spans) + len(names), self._clock_ns + MS
        at_ns = start_ns + 2 * MS
        for name in names:
            at_ns = self._feature(name, at_ns, whole)
        rows = ((Row.DEPENDENCIES, 2 * MS), (Row.CLOSING, 5 * MS), (Row.OWN, MS))
        of = (whole, None, SpanKind.RECOMPUTE, DOCUMENT, "", start_ns)
        self._spans.append(Span(*of, at_ns + 6 * MS - start_ns, rows=rows, rss_bytes=2**30))
        self._look(names, at_ns + 5 * MS)
        self._clock_ns = at_ns + 500 * MS

    def _feature(self, name: str, at_ns: int, whole: int) -> int:
        """When it ends. Sketches are quick, a few shapes slow."""
        compute_ns = int(self._draw.expovariate(1 / (2 * MS))) + 50_000
        display_ns = 300_000 if name.startswith("Body") else 20_000
        wall_ns = compute_ns + display_ns
        of = (len(self._spans), whole, SpanKind.FEATURE, DOCUMENT, name, at_ns, wall_ns)
        self._spans.append(Span(*of, compute_ns=compute_ns, display_ns=display_ns, cpu_ns=wall_ns))
        return at_ns + wall_ns

    def _look(self, names: Sequence[str], time_ns: int) -> None:
        """Fingerprints of some, and the structure of what changed."""
        shapes = [name for name in names if name.startswith("Shape")]
        for name in shapes[:200]:
            print_ = Print(6, 12, 8, (0.0,) * 6, 12.0)
            self._prints.append(Fingerprint(time_ns, DOCUMENT, name, print_, print_, 50_000))
        changed = {name: self.objects[name] for name in shapes[:50]}
        self._steps.append(StructureStep(time_ns, DOCUMENT, changed))

    def session(self) -> Session:
        end_ns = self._clock_ns
        whole = DocumentFacts(DOCUMENT, "/m/big.FCStd", self.objects, time_ns=0)
        keys = {ObjectKey(DOCUMENT, name): facts for name, facts in self.objects.items()}
        return Session(
            *("lightweight", ENVIRONMENT, 1_790_000_000.0, 0, end_ns, tuple(self._spans)),
            changes=tuple(self._changes),
            fingerprints=tuple(self._prints),
            samples=tuple(
                Sample(at, at // 2, 2**30 + at % 10**6, at, 2 * at)
                for at in range(0, end_ns, 10**9)
            ),
            frames=tuple(
                Frame(at, 4 * MS, True) for at in range(0, end_ns, max(1, end_ns // 2000))
            ),
            structure=Structure(documents=(whole,), steps=tuple(self._steps)),
            features={key: Feature(facts.label, facts.type) for key, facts in keys.items()},
            id=session_id(9),
            windowed=True,
        )


def _facts(
    type: str, links: Sequence[str], expressions: tuple[tuple[str, str], ...] = (), **given
) -> ObjectFacts:
    keys = tuple(ObjectKey(DOCUMENT, name) for name in links)
    view = {"Deviation": 0.5, "AngularDeflection": 28.5, "Transparency": 0, "DisplayMode": "Shaded"}
    return ObjectFacts("", type, links=keys, expressions=expressions, view=view, **given)
