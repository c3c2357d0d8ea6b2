# SPDX-License-Identifier: LGPL-2.1-or-later
"""R1: shapes that are shown with more triangles than they need.

Triangles grow with the inverse of the angle on a cylinder, with its square on what is curved both
ways; with the inverse of the deviation's root and of the deviation itself. What is promised is the
lesser of each, of the part of the time that goes with the triangles (docs/advice.md). Shapes of
flat faces have few triangles, however fine the settings are: for them nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import sqrt
from typing import NamedTuple

from ... import texts
from ...model.advice import Advice, Basis, Effort, Piece, Remedy, RemedyKind, Risk
from ...model.span import ObjectKey
from ...model.structure import ObjectFacts
from ...texts import Message, message
from ...units import told_duration
from ..linked import linked
from ..naming import named
from ..subject import Subject
from .making import DISPLAY, heaviest

_BODY = "PartDesign::Body"
_TRIANGLES = 50  # to a face: fewer are flat faces, or coarse already
_BY_TRIANGLES = 0.5  # of the time of showing a shape of so many, at least


class Setting(NamedTuple):
    """A view property: FreeCAD's default, from where on it is fine, and its preference."""

    name: str
    default: float
    fine: float
    preference: str


ANGLE = Setting(
    "AngularDeflection", 28.65, 15.0, "BaseApp/Preferences/Mod/Part/MeshAngularDeflection"
)
DEVIATION = Setting("Deviation", 0.2, 0.15, "BaseApp/Preferences/Mod/Part/MeshDeviation")


def r1(subject: Subject) -> Iterable[Advice]:
    for document in subject.documents:
        for setting, other in ((ANGLE, DEVIATION), (DEVIATION, ANGLE)):
            saved = heaviest(_saved(subject, document, setting))
            if subject.worth(sum(saved.values()), document):
                objects = [subject.objects[piece.key] for piece in saved]
                alone = not any(_value(one, other) < other.fine for one in objects)
                yield _advice(subject, document, setting, saved, alone)


def spared(setting: Setting, value: float) -> float:
    """The share of the time of showing a shape that the default spares at least."""
    ratio = value / setting.default
    return _BY_TRIANGLES * (1 - (ratio if setting is ANGLE else sqrt(ratio)))


def _saved(subject: Subject, document: str, setting: Setting) -> dict[Piece, int]:
    return {
        Piece(key, DISPLAY): int(one.display_ns * spared(setting, value))
        for key, one in subject.typical.items()
        if key.document == document
        and (value := _value(subject.objects.get(key), setting)) < setting.fine
        and _is_curved(subject, key)
    }


def _value(facts: ObjectFacts | None, setting: Setting) -> float:
    value = facts.view.get(setting.name) if facts is not None else None
    return float(value) if isinstance(value, (int, float)) and value > 0 else setting.default


def _is_curved(subject: Subject, key: ObjectKey) -> bool:
    """While nobody has counted the triangles: whether showing it takes longer than computing it."""
    counts = _shown(subject, key).counts
    if "Triangles" not in counts or "Face" not in counts:
        took = subject.typical[key]
        return took.display_ns >= max(subject.thresholds.display_ns, took.compute_ns)
    return counts["Triangles"] >= _TRIANGLES * counts["Face"] > 0


def _shown(subject: Subject, key: ObjectKey) -> ObjectFacts:
    """A Body meshes what its last feature shows."""
    facts = subject.objects[key]
    if facts.type == _BODY:
        tip = next(linked(subject, facts.properties.get("Tip")), key)
        return subject.objects[tip]
    return facts


def _advice(
    subject: Subject, document: str, setting: Setting, saved: Mapping[Piece, int], alone: bool
) -> Advice:
    """``alone``: the other setting is not fine as well, which might keep the triangles."""
    keys = [piece.key for piece in saved]
    names = tuple(key.object for key in keys)
    saving_ns = sum(saved.values())
    triangles = sum(subject.objects[key].counts.get("Triangles", 0) for key in keys)
    seen = message(
        texts.R1_SEEN if triangles else texts.R1_SEEN_UNCOUNTED,
        property=setting.name,
        value=min(_value(subject.objects[key], setting) for key in keys),
        default=setting.default,
        time=told_duration(sum(subject.typical[key].display_ns for key in keys)),
        triangles=triangles,
    )
    return Advice(
        "R1",
        document,
        names[0],
        message(texts.R1_TITLE, objects=named(subject, keys)),
        seen,
        _how(subject, keys, setting),
        setting.name,
        expected_saving_ns=saving_ns if alone else None,
        basis=Basis.MEASURED_SHARE if alone else Basis.TRY_IT,
        basis_said=message(texts.R1_BASIS) if alone else None,
        effort=Effort.EASY,
        risk=Risk.APPEARANCE,
        sources=("FreeCAD #26299", "FreeCAD #18378", "FreeCAD #17183", texts.SOURCE_OWN),
        pieces=saved if alone else {},
        remedy=Remedy(RemedyKind.SET_VIEW, document, names, setting.name, setting.default),
    )


def _how(subject: Subject, keys: Iterable[ObjectKey], setting: Setting) -> tuple[Message, ...]:
    values = {"property": setting.name, "default": setting.default}
    steps = [message(texts.R1_STEP_SET, **values)]
    if any(subject.objects[key].type.startswith("PartDesign::") for key in keys):
        steps.append(message(texts.R1_STEP_BODY))
    steps.append(message(texts.R1_STEP_FINE))
    preferred = subject.preference(setting.preference)
    if isinstance(preferred, (int, float)) and preferred < setting.fine:
        steps.append(message(texts.R1_STEP_PREFERENCE))
    return tuple(steps)
