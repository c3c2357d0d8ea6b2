# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the page says of a comparison before its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ... import texts
from ...analysis.comparison import Comparison, Verdict
from ...export.compare_text import VERDICTS
from .. import i18n


def sentence(comparison: Comparison, name: str, is_baseline: bool) -> str:
    """How many features are slower, faster …, then each whole recompute before and after."""
    if comparison.sessions[0] == comparison.sessions[1]:
        return i18n.tr(texts.CO_SAME_RECORDING)
    counts = Counter(one.compared.verdict for one in comparison.features)
    if not counts.keys() - {Verdict.NEW, Verdict.GONE}:
        return i18n.tr(texts.CO_NOTHING_COMMON)
    told = [
        i18n.tr(texts.CO_COUNT, count=i18n.number(counts[verdict]), verdict=i18n.tr(word))
        for verdict, word in VERDICTS.items()
        if counts[verdict]
    ]
    text = texts.CO_SINCE_BASELINE if is_baseline else texts.CO_SINCE
    return " ".join([i18n.tr(text, name=name, counts=", ".join(told)), *_wholes(comparison)])


def _wholes(comparison: Comparison) -> Iterator[str]:
    for one in comparison.recomputes:
        before, after = one.compared.total.before, one.compared.total.after
        if before is not None and after is not None:
            yield i18n.tr(
                texts.CO_WHOLE,
                document=one.document,
                before=i18n.duration(before.median_ns),
                after=i18n.duration(after.median_ns),
            )


def doubt(comparison: Comparison) -> str:
    """Why nothing is certain, if nothing is."""
    reasons = Counter(
        i18n.say(one.compared.reason)
        for one in comparison.features
        if one.compared.verdict is Verdict.NOT_COMPARABLE
    )
    if not reasons or any(one.compared.change is not None for one in comparison.features):
        return ""
    ((reason, _),) = reasons.most_common(1)
    return i18n.tr(texts.CO_TOO_FEW, reason=reason)


def notes(comparison: Comparison) -> list[str]:
    """In what else the two sides differ."""
    return [i18n.tr(texts.CO_NOTE, note=i18n.say(note)) for note in comparison.notes]
