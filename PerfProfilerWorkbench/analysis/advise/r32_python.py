# SPDX-License-Identifier: LGPL-2.1-or-later
"""R32: Python features, by the class that computes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from ... import texts
from ...model.advice import Advice, Effort
from ...model.span import ObjectKey
from ...texts import Message, message
from ...units import told_duration, told_percent
from ..calls import Function
from ..naming import named
from ..python_time import functions_of
from ..subject import Subject

_FUNCTIONS = 3  # that are named


def r32(subject: Subject) -> Iterable[Advice]:
    classes: dict[tuple[str, str], list[ObjectKey]] = {}
    for key, facts in subject.objects.items():
        if facts.proxy and key in subject.typical:
            classes.setdefault((key.document, facts.proxy), []).append(key)
    for (document, proxy), keys in classes.items():
        took_ns = sum(subject.typical[key].compute_ns for key in keys)
        much = subject.share(took_ns, document) >= subject.thresholds.slow_feature_share
        if much and subject.worth(took_ns, document):
            slowest = sorted(keys, key=lambda key: -subject.typical[key].compute_ns)
            yield _advice(subject, proxy, slowest, took_ns)


def _advice(subject: Subject, proxy: str, keys: Sequence[ObjectKey], took_ns: int) -> Advice:
    document = keys[0].document
    steps = (texts.R32_STEP_FEWER, texts.R32_STEP_UPDATE, texts.R32_STEP_REPORT)
    return Advice(
        "R32",
        document,
        keys[0].object,
        message(texts.R32_TITLE, proxy=proxy),
        _seen(subject, keys, took_ns),
        tuple(message(step) for step in steps),
        effort=Effort.SOME,
        sources=("FreeCAD #15846", "FreeCAD #19123"),
    )


def _seen(subject: Subject, keys: Sequence[ObjectKey], took_ns: int) -> Message:
    seen = message(
        texts.R32_SEEN,
        count=len(keys),
        time=told_duration(took_ns),
        share=told_percent(subject.share(took_ns, keys[0].document)),
        slowest=named(subject, keys),
    )
    functions = functions_of(subject, set(keys))[:_FUNCTIONS]
    if not functions:
        return seen
    where = ", ".join(_told(function) for function, _ in functions)
    return message(texts.R32_SEEN_WHERE, seen=seen, functions=where)


def _told(function: Function) -> str:
    return f"{function.name} ({PurePath(function.file).name}:{function.line})"
