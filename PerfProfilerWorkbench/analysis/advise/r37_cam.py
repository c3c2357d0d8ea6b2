# SPDX-License-Identifier: LGPL-2.1-or-later
"""R37: CAM operations that are computed anew with each change of the model."""

from __future__ import annotations

from collections.abc import Iterable

from ... import texts
from ...model.advice import Advice, Effort
from ...model.span import ObjectKey
from ...texts import message
from ...units import told_duration, told_percent
from ..naming import named
from ..subject import Subject
from .making import computing_ns


def r37(subject: Subject) -> Iterable[Advice]:
    operations: dict[str, list[ObjectKey]] = {}
    for key, facts in subject.objects_of("Path::"):
        if key in subject.typical and facts.properties.get("Active") is not False:
            operations.setdefault(key.document, []).append(key)
    for document, keys in operations.items():
        took_ns = computing_ns(subject, keys)
        much = subject.share(took_ns, document) >= subject.thresholds.slow_feature_share
        if much and subject.worth(took_ns, document):
            slowest = sorted(keys, key=lambda key: (-subject.typical[key].compute_ns, key))
            yield _advice(subject, document, slowest, took_ns)


def _advice(subject: Subject, document: str, keys: list[ObjectKey], took_ns: int) -> Advice:
    return Advice(
        "R37",
        document,
        keys[0].object,
        message(texts.R37_TITLE, operations=named(subject, keys)),
        message(
            texts.R37_SEEN,
            count=len(keys),
            time=told_duration(took_ns),
            share=told_percent(subject.share(took_ns, document)),
        ),
        (message(texts.R37_STEP_INACTIVE), message(texts.R37_STEP_FILE)),
        "Active",
        basis_said=message(texts.R37_BASIS),
        effort=Effort.SOME,
        sources=("FreeCAD #17610", "FreeCAD #27125", "FreeCAD #6092"),
    )
