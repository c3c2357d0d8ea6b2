# SPDX-License-Identifier: LGPL-2.1-or-later
"""Objects and documents that take longer to show than to compute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from statistics import median

from ... import texts
from ...model.issue import Issue, IssueType
from ...model.span import ObjectKey, SpanKind
from ...model.structure import ObjectFacts
from ...texts import Message, message
from ...units import told_duration
from .. import severity
from ..linked import bodies
from ..naming import named
from ..subject import Subject

_MOST = 5  # of one document
_TOGETHER = 5  # objects that are quick each are heavy together from so many times the limit on
_NO_FACTS = ObjectFacts("", "")


@dataclass
class _Shown:
    """An object, or a Body with all that lies in it, and what one showing and computing takes."""

    display_ns: int = 0
    compute_ns: int = 0
    displays: dict[ObjectKey, int] = field(default_factory=dict)

    @property
    def heavy(self) -> bool:
        return self.display_ns > self.compute_ns

    @property
    def most(self) -> list[ObjectKey]:
        """The slowest to show first."""
        return sorted(self.displays, key=lambda key: (-self.displays[key], key))

    def add(self, key: ObjectKey, display_ns: int, compute_ns: int) -> None:
        self.display_ns += display_ns
        self.compute_ns += compute_ns
        self.displays[key] = display_ns


def heavy_display(subject: Subject) -> Iterable[Issue]:
    """Objects from ``display_ns`` on; documents whose other objects take long all together."""
    limit_ns = subject.thresholds.display_ns
    said: dict[str, int] = {}
    rest: dict[str, _Shown] = {}
    for key, one in sorted(_shown(subject).items(), key=lambda pair: -pair[1].display_ns):
        if one.heavy and one.display_ns >= limit_ns:
            said[key.document] = said.get(key.document, 0) + 1
            if said[key.document] <= _MOST:
                yield _of_object(subject, key, one)
        else:
            rest.setdefault(key.document, _Shown()).add(key, one.display_ns, one.compute_ns)
    for document, one in rest.items():
        if one.heavy and one.display_ns >= _TOGETHER * limit_ns:
            yield _of_document(subject, document, one)


def _shown(subject: Subject) -> dict[ObjectKey, _Shown]:
    """A Body shows what its features have made: it stands for all of them."""
    found: dict[ObjectKey, _Shown] = {}
    inside = bodies(subject)
    outside_ns = _outside_ns(subject)
    for key in {**subject.typical, **outside_ns}:
        one = subject.typical.get(key)
        display_ns = max(one.display_ns if one else 0, outside_ns.get(key, 0))
        compute_ns = one.compute_ns + one.other_ns if one else 0
        found.setdefault(inside.get(key, key), _Shown()).add(key, display_ns, compute_ns)
    return found


def _outside_ns(subject: Subject) -> dict[ObjectKey, int]:
    """What showing an object typically takes when that is no part of a recompute."""
    times: dict[ObjectKey, list[int]] = {}
    for span in subject.session.spans:
        if span.kind is SpanKind.DISPLAY:
            times.setdefault(span.key, []).append(span.display_ns)
    return {key: int(median(each)) for key, each in times.items()}


def _of_object(subject: Subject, key: ObjectKey, one: _Shown) -> Issue:
    facts = subject.objects.get(one.most[0], _NO_FACTS)
    return Issue(
        type=IssueType.HEAVY_DISPLAY,
        severity=severity.of_time(one.display_ns),
        document=key.document,
        object=key.object,
        message=message(
            texts.ISSUE_HEAVY_DISPLAY,
            feature=subject.label(key),
            display=told_duration(one.display_ns),
            compute=told_duration(one.compute_ns),
        ),
        evidence={
            "display_ns": one.display_ns,
            "compute_ns": one.compute_ns,
            "slowest": one.most[0].object,
            "triangles": facts.counts.get("Triangles"),
            "faces": facts.counts.get("Face"),
            "deviation_percent": facts.view.get("Deviation"),
            "angular_deflection_deg": facts.view.get("AngularDeflection"),
        },
        details=tuple(_details(facts)),
        impact_ns=_spent_ns(subject, one),
    )


def _details(facts: ObjectFacts) -> Iterator[Message]:
    triangles, faces = facts.counts.get("Triangles"), facts.counts.get("Face")
    if triangles and faces:
        yield message(texts.ISSUE_DISPLAY_TRIANGLES, triangles=triangles, faces=faces)
    deviation, angle = facts.view.get("Deviation"), facts.view.get("AngularDeflection")
    if isinstance(deviation, float) and isinstance(angle, (int, float)):
        given = {"deviation": deviation, "angle": float(angle)}
        yield message(texts.ISSUE_DISPLAY_DEFLECTION, **given)


def _of_document(subject: Subject, document: str, one: _Shown) -> Issue:
    return Issue(
        type=IssueType.HEAVY_DISPLAY,
        severity=severity.of_time(one.display_ns),
        document=document,
        object="",
        message=message(
            texts.ISSUE_HEAVY_DISPLAY_ALL,
            document=document,
            count=len(one.displays),
            display=told_duration(one.display_ns),
            compute=told_duration(one.compute_ns),
        ),
        evidence={
            "display_ns": one.display_ns,
            "compute_ns": one.compute_ns,
            "objects": len(one.displays),
        },
        details=(message(texts.ISSUE_DISPLAY_MOST, features=named(subject, one.most)),),
        impact_ns=_spent_ns(subject, one),
    )


def _spent_ns(subject: Subject, one: _Shown) -> int:
    """What all runs of the recording took for showing; once, where none of them was in one."""
    runs = (run for key in one.displays for run in subject.runs.get(key, ()))
    return max(sum(run.display_ns for run in runs), one.display_ns)
