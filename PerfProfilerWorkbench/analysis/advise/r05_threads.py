# SPDX-License-Identifier: LGPL-2.1-or-later
"""R5: threads and helices that are modelled turn by turn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ... import texts
from ...model.advice import Advice, Basis, Effort, Remedy, RemedyKind, Risk
from ...model.span import ObjectKey
from ...model.structure import ObjectFacts
from ...texts import Message, message
from ...units import told_duration, told_percent
from ..naming import named
from ..subject import Subject
from .making import COMPUTE, computing_ns, heaviest, pieces

_HOLE = "PartDesign::Hole"
_HELICES = ("Part::Helix", "PartDesign::AdditiveHelix", "PartDesign::SubtractiveHelix")
_SWEEPS = ("Part::Sweep", "PartDesign::AdditivePipe", "PartDesign::SubtractivePipe")
_FASTENERS = ("Thread", "thread")  # of an add-on's screws and nuts
_MANY_TURNS = 5.0
_SPARED = 0.9  # of a hole's time; without its thread it took 0.3 to 0.7 % of it (docs/advice.md)


def r5(subject: Subject) -> Iterable[Advice]:
    for document in subject.documents:
        yield from _holes(subject, document)
        for name in _FASTENERS:
            yield from _fasteners(subject, document, name)
        yield from _helices(subject, document)


def _holes(subject: Subject, document: str) -> Iterable[Advice]:
    modelled = [
        key for key, facts in subject.objects_of(_HOLE) if facts.properties.get("ModelThread")
    ]
    saved = heaviest(pieces(subject, _of(document, modelled), COMPUTE, _SPARED))
    saving_ns = sum(saved.values())
    if subject.worth(saving_ns, document):
        holes = [piece.key for piece in saved]
        yield Advice(
            "R5",
            *holes[0],
            message(texts.R5_TITLE_HOLES, holes=named(subject, holes)),
            _seen(subject, document, int(saving_ns / _SPARED)),
            (message(texts.R5_STEP_HOLE), message(texts.R5_STEP_EXPORT)),
            "ModelThread",
            expected_saving_ns=saving_ns,
            basis=Basis.MEASURED_SHARE,
            basis_said=message(texts.R5_BASIS),
            effort=Effort.EASY,
            risk=Risk.GEOMETRY,
            sources=("FreeCAD #29949", "FreeCAD #18920", "FreeCAD PR 4274"),
            pieces=saved,
            remedy=_off(document, holes, "ModelThread"),
        )


def _fasteners(subject: Subject, document: str, name: str) -> Iterable[Advice]:
    """Screws and nuts; nothing is promised, for nobody measured what is left without threads."""
    threaded = [
        key
        for key, facts in subject.objects.items()
        if facts.proxy and facts.properties.get(name) is True
    ]
    costs = heaviest(pieces(subject, _of(document, threaded), COMPUTE, 1.0))
    whole_ns = sum(costs.values())
    if subject.worth(whole_ns, document):
        fasteners = [piece.key for piece in costs]
        yield Advice(
            "R5",
            *fasteners[0],
            message(texts.R5_TITLE_FASTENERS, fasteners=named(subject, fasteners)),
            _seen(subject, document, whole_ns),
            (message(texts.R5_STEP_FASTENER), message(texts.R5_STEP_EXPORT)),
            name,
            effort=Effort.EASY,
            risk=Risk.GEOMETRY,
            sources=("FreeCAD_FastenersWB#304", "FreeCAD #18367"),
            remedy=_off(document, fasteners, name),
        )


def _helices(subject: Subject, document: str) -> Iterable[Advice]:
    long = [key for key, facts in subject.objects_of(*_HELICES) if turns(facts) > _MANY_TURNS]
    made = {key: [key, *_swept(subject, key)] for key in _of(document, long)}
    costs_ns = {key: computing_ns(subject, keys) for key, keys in made.items()}
    whole_ns = sum(costs_ns.values())
    if subject.worth(whole_ns, document):
        helices = sorted(costs_ns, key=lambda key: (-costs_ns[key], key))
        seen = message(
            texts.R5_SEEN_HELICES,
            turns=max(turns(subject.objects[key]) for key in helices),
            time=told_duration(whole_ns),
            share=told_percent(subject.share(whole_ns, document)),
        )
        yield Advice(
            "R5",
            *helices[0],
            message(texts.R5_TITLE_HELICES, helices=named(subject, helices)),
            seen,
            (message(texts.R5_STEP_TURNS), message(texts.R5_STEP_SUPPRESS)),
            "Turns",
            effort=Effort.SOME,
            risk=Risk.GEOMETRY,
            sources=("FreeCAD #18920", texts.SOURCE_OWN),
        )


def _swept(subject: Subject, key: ObjectKey) -> list[ObjectKey]:
    """What is swept along a helix: the helix itself is only a wire."""
    users = subject.users.get(key, ())
    return [user for user in users if subject.objects[user].type.startswith(_SWEEPS)]


def turns(facts: ObjectFacts) -> float:
    """How often a helix goes around; 0 where that is not known."""
    properties = facts.properties
    told = properties.get("Turns")
    if isinstance(told, (int, float)) and facts.type != "Part::Helix":
        return float(told)
    height, pitch = properties.get("Height"), properties.get("Pitch")
    if isinstance(height, (int, float)) and isinstance(pitch, (int, float)) and pitch:
        return abs(height / pitch)
    return 0.0


def _of(document: str, keys: Iterable[ObjectKey]) -> list[ObjectKey]:
    return [key for key in keys if key.document == document]


def _seen(subject: Subject, document: str, time_ns: int) -> Message:
    share = told_percent(subject.share(time_ns, document))
    return message(texts.R5_SEEN, time=told_duration(time_ns), share=share)


def _off(document: str, keys: Sequence[ObjectKey], name: str) -> Remedy:
    objects = tuple(key.object for key in keys)
    return Remedy(RemedyKind.SET_PROPERTY, document, objects, name, False)
