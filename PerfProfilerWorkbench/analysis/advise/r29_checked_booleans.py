# SPDX-License-Identifier: LGPL-2.1-or-later
"""R29: booleans of which each checks its result."""

from __future__ import annotations

from collections.abc import Iterable

from ... import texts
from ...model.advice import Advice, Effort, Remedy, RemedyKind
from ...model.span import ObjectKey
from ...texts import message
from ...units import told_duration
from ..detect.settings import CHECK_MODEL, check_share, checked_booleans
from ..naming import named
from ..subject import Subject
from .making import computing_ns


def r29(subject: Subject) -> Iterable[Advice]:
    share = check_share(subject)
    for document, keys in checked_booleans(subject).items():
        took_ns = computing_ns(subject, keys)
        if subject.worth(int(share * took_ns), document):
            slowest = sorted(keys, key=lambda key: (-subject.typical[key].compute_ns, key))
            yield _advice(subject, document, slowest, took_ns)


def _advice(subject: Subject, document: str, keys: list[ObjectKey], took_ns: int) -> Advice:
    told = {"count": len(keys), "time": told_duration(took_ns), "slowest": named(subject, keys)}
    return Advice(
        "R29",
        document,
        keys[0].object,
        message(texts.R29_TITLE),
        message(texts.R29_SEEN, **told),
        (message(texts.R29_STEP_OFF), message(texts.R29_STEP_CHECK)),
        "CheckModel",
        basis_said=message(texts.R29_BASIS),
        effort=Effort.EASY,
        sources=("SolidWorks: Verification on rebuild",),
        remedy=Remedy(RemedyKind.SET_PREFERENCE, document, (), CHECK_MODEL, False),
    )
