# SPDX-License-Identifier: LGPL-2.1-or-later
"""A comparison as JSON, in the schema ``perfprofiler.comparison/1`` of docs/comparing.md."""

from __future__ import annotations

import json
from typing import Any

from ..analysis.comparison import Compared, Comparison, FeatureCompared, NamedCompared, Times
from ..texts import Translate, english, say
from .atomic import write_text

SCHEMA = "perfprofiler.comparison/1"


def comparison_dict(comparison: Comparison, translate: Translate = english) -> dict[str, Any]:
    """Plain values, ready for ``json.dumps``; what is not known is None."""
    before, after = comparison.sessions
    return {
        "schema": SCHEMA,
        "before": list(before),
        "after": list(after),
        "notes": [say(translate, note) for note in comparison.notes],
        "displayed": comparison.displayed,
        "common": _compared(comparison.common, translate),
        "recomputes": [_named(one, translate) for one in comparison.recomputes],
        "features": [_feature(one, translate) for one in comparison.features],
        "operations": [_named(one, translate) for one in comparison.operations],
    }


def _feature(one: FeatureCompared, translate: Translate) -> dict[str, Any]:
    return {
        "label": one.label,
        "type": one.type,
        "before_names": [key._asdict() for key in one.before],
        "after_names": [key._asdict() for key in one.after],
        **_compared(one.compared, translate),
        "compute": _times(one.compute),
        "display": _times(one.display),
        "by_processor": one.by_processor,
    }


def _named(one: NamedCompared, translate: Translate) -> dict[str, Any]:
    return {"name": one.name, "document": one.document, **_compared(one.compared, translate)}


def _compared(one: Compared, translate: Translate) -> dict[str, Any]:
    middle_ns, low_ns, high_ns = one.difference_ns or (None, None, None)
    return {
        "verdict": one.verdict.value,
        "reason": say(translate, one.reason),
        "p": one.p,
        "ratio": None if one.change is None else dict(vars(one.change)),
        "difference_ns": middle_ns,
        "difference_low_ns": low_ns,
        "difference_high_ns": high_ns,
        **_times(one.total),
    }


def _times(times: Times) -> dict[str, Any]:
    return {
        "before": None if times.before is None else dict(vars(times.before)),
        "after": None if times.after is None else dict(vars(times.after)),
    }


def write_comparison(path: str, comparison: Comparison) -> None:
    """In English, like all files; raises OSError with the path in it."""
    content = comparison_dict(comparison)
    write_text(path, lambda stream: json.dump(content, stream, indent=1, ensure_ascii=False))
