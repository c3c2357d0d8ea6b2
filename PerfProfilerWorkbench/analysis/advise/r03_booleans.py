# SPDX-License-Identifier: LGPL-2.1-or-later
"""R3: booleans one after the other, where one with all the tools would do.

Each goes through all faces that the ones before it made, so a chain of n takes about n² (with
many faces more). One boolean takes for each tool about what the first takes, as long as the tools
do not touch each other; where they do, uniting them can take as long as the chain
(docs/advice.md), and nothing is promised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from ... import texts
from ...model.advice import Advice, Basis, Effort, Remedy, RemedyKind, Risk
from ...model.span import ObjectKey
from ...model.structure import ObjectFacts
from ...texts import Message, message
from ...units import told_duration
from ..linked import linked
from ..primitives import Box, box_of
from ..subject import Subject
from .making import COMPUTE, pieces
from .one_plane import pockets

_CUT, _FUSE, _UNION = "Part::Cut", "Part::Fuse", "Part::MultiFuse"  # Union makes the last
_UNITING = (_FUSE, _UNION)
_FEWEST = 4
_UNMOVED = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0)


def r3(subject: Subject) -> Iterable[Advice]:
    for chain in _chains(subject):
        times_ns = [
            subject.typical[key].compute_ns if key in subject.typical else 0 for key in chain
        ]
        document = chain[0].document
        if not subject.worth(sum(times_ns), document):
            continue
        if not _apart(subject, chain):
            yield _advice(subject, chain, times_ns, None)
        elif subject.worth(saving(times_ns, min), document):
            surely_ns = saving(times_ns)
            promised = subject.worth(surely_ns, document)
            yield _advice(subject, chain, times_ns, surely_ns if promised else None)
    yield from pockets(subject)


def saving(times_ns: Sequence[int], of: Callable[[Sequence[int]], int] = max) -> int:
    """Of a chain's time, what one boolean with all its tools does not take; tools apart.

    Each tool takes what the first or the second takes: the longer of them is the surer, but
    something else may have held that one up.
    """
    one_ns = of(times_ns[:2])
    return max(0, sum(times_ns) - one_ns * len(times_ns))


def _chains(subject: Subject) -> Iterator[list[ObjectKey]]:
    """Of at least four, each from the first boolean to the last."""
    before = dict(_steps(subject))
    middle = set(before.values())
    for last in before:
        if last in middle:
            continue
        chain = [last]
        while chain[-1] in before:
            chain.append(before[chain[-1]])
        tools = list(_tools(subject, chain))
        if len(chain) >= _FEWEST and len(set(tools)) == len(tools) >= len(chain):
            yield chain[::-1]


def _steps(subject: Subject) -> Iterator[tuple[ObjectKey, ObjectKey]]:
    """Booleans, each with the one that is its base and nothing but that."""
    for key, facts in subject.objects_of(_CUT, *_UNITING):
        for base in _parts(subject, key)[:1]:
            one = subject.objects[base]
            users = [
                user for user in subject.users.get(base, ()) if not _holds(subject.objects[user])
            ]
            alike = one.type == facts.type or {one.type, facts.type} <= set(_UNITING)
            if alike and users == [key] and base.document == key.document and _is_plain(one):
                yield key, base


def _parts(subject: Subject, key: ObjectKey) -> list[ObjectKey]:
    """The base of a boolean, then its tools; of a union one that it goes on from is the base."""
    facts = subject.objects[key]
    if facts.type == _UNION:
        shapes = linked(subject, facts.properties.get("Shapes"))
        return sorted(shapes, key=lambda one: subject.objects[one].type not in _UNITING)
    names = ("Base", "Tool")
    found = [one for name in names for one in linked(subject, facts.properties.get(name))]
    return found if len(found) == len(names) else []


def _holds(facts: ObjectFacts) -> bool:
    return "Group" in facts.properties


def _is_plain(facts: ObjectFacts) -> bool:
    """Whether it is where its operation leaves it, and nothing steers it."""
    return facts.properties.get("Placement", _UNMOVED) == _UNMOVED and not facts.expressions


def _tools(subject: Subject, chain: Iterable[ObjectKey]) -> Iterator[ObjectKey]:
    for key in chain:
        yield from _parts(subject, key)[1:]


def _apart(subject: Subject, chain: Sequence[ObjectKey]) -> bool:
    """Whether it is known of all tools where they are, and no two touch each other."""
    tools = set(_tools(subject, chain))
    measured = ((key, box_of(subject.objects[key])) for key in tools)
    boxes: dict[ObjectKey, Box] = {key: box for key, box in measured if box is not None}
    for print_ in subject.session.fingerprints:
        key = ObjectKey(print_.document, print_.object)
        if key in tools and print_.after.box is not None:
            boxes[key] = print_.after.box
    if len(boxes) < len(tools):
        return False
    return not any(touch(one, other) for one, other in combinations(boxes.values(), 2))


def touch(one: Box, other: Box) -> bool:
    return all(one[axis] <= other[axis + 3] and other[axis] <= one[axis + 3] for axis in range(3))


def _advice(
    subject: Subject, chain: list[ObjectKey], times_ns: list[int], saving_ns: int | None
) -> Advice:
    document, last = chain[-1]
    whole_ns = sum(times_ns)
    seen = message(
        texts.R3_SEEN,
        count=len(chain),
        time=told_duration(whole_ns),
        first=told_duration(times_ns[0]),
        end=told_duration(times_ns[-1]),
    )
    return Advice(
        "R3",
        document,
        last,
        message(texts.R3_TITLE, count=len(chain), last=subject.label(chain[-1])),
        seen,
        _how(subject, chain),
        "Tool" if subject.objects[chain[-1]].type != _UNION else "Shapes",
        expected_saving_ns=saving_ns,
        basis=Basis.TRY_IT if saving_ns is None else Basis.MEASURED_SHARE,
        basis_said=None if saving_ns is None else message(texts.R3_BASIS),
        effort=Effort.SOME,
        risk=Risk.NONE,
        sources=("sverchok#3519", texts.SOURCE_OWN),
        pieces={} if saving_ns is None else pieces(subject, chain, COMPUTE, saving_ns / whole_ns),
        remedy=_remedy(subject, chain),
    )


def _remedy(subject: Subject, chain: Sequence[ObjectKey]) -> Remedy | None:
    """Unions of many shapes can only be joined by hand."""
    if any(subject.objects[key].type == _UNION for key in chain):
        return None
    names = tuple(key.object for key in chain)
    return Remedy(RemedyKind.JOIN_BOOLEANS, chain[0].document, names, "Tool")


def _how(subject: Subject, chain: Sequence[ObjectKey]) -> tuple[Message, ...]:
    base = _parts(subject, chain[0])[0]
    tools = len(list(_tools(subject, chain)))
    values = {"base": subject.label(base), "count": tools}
    if subject.objects[chain[0]].type == _CUT:
        return message(texts.R3_STEP_FUSE_TOOLS, **values), message(texts.R3_STEP_CUT, **values)
    return (message(texts.R3_STEP_UNION, **values),)
