# SPDX-License-Identifier: LGPL-2.1-or-later
"""A comparison as text for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .. import texts, units
from ..analysis.comparison import (
    Change,
    Compared,
    Comparison,
    FeatureCompared,
    NamedCompared,
    Spread,
    Verdict,
)
from ..model.span import SpanKind
from ..texts import Message, Translate, say
from .table import text_table

VERDICTS = {  # in the order in which they are listed
    Verdict.SLOWER: texts.VERDICT_SLOWER,
    Verdict.FASTER: texts.VERDICT_FASTER,
    Verdict.NEW: texts.VERDICT_NEW,
    Verdict.GONE: texts.VERDICT_GONE,
    Verdict.SAME: texts.VERDICT_SAME,
    Verdict.NOT_COMPARABLE: texts.VERDICT_NOT_COMPARABLE,
}
_TITLES = (
    texts.COMPARED_BEFORE,
    texts.COMPARED_AFTER,
    texts.COMPARED_CHANGE,
    texts.COMPARED_VERDICT,
)
_ORDER = list(VERDICTS)
_NOTHING = "—"
_MOST_SAME = 15


def comparison_text(comparison: Comparison, translate: Translate, width: int = 0) -> str:
    """All that can be said; ``width`` is how long a line may be, 0: as long as it needs."""
    return _Writer(comparison, translate, width).text()


class _Writer:
    def __init__(self, comparison: Comparison, translate: Translate, width: int) -> None:
        self._comparison, self._tr, self._width = comparison, translate, width

    def text(self) -> str:
        parts = ["\n".join(self._head()), self._wholes(), self._features(), self._left_out()]
        return "\n\n".join(part for part in parts if part)

    def _head(self) -> list[str]:
        before, after = map(len, self._comparison.sessions)
        lines = [self._tr(texts.COMPARED_HEAD).format(before=before, after=after)]
        lines += [self._said(note) + "." for note in self._comparison.notes]
        lines.append(self._common())
        differing = (Verdict.SLOWER, Verdict.FASTER)
        if not any(one.compared.verdict in differing for one in self._comparison.features):
            lines.append(self._tr(texts.COMPARED_NONE_DIFFER))
        return lines

    def _common(self) -> str:
        common = self._comparison.common
        if common.change is None:
            return self._tr(texts.COMPARED_NO_COMMON).format(reason=self._said(common.reason))
        return self._tr(texts.COMPARED_COMMON).format(
            change=change_text(common.change, self._tr), verdict=self._tr(VERDICTS[common.verdict])
        )

    def _said(self, what: Message) -> str:
        return say(self._tr, what)

    def _wholes(self) -> str:
        """Recomputes, and those operations of which something can be said."""
        found = [
            one
            for one in (*self._comparison.recomputes, *self._comparison.operations)
            if one.compared.change is not None or one.name == SpanKind.RECOMPUTE
        ]
        if not found:
            return ""
        rows = [[name_text(one, self._tr), *self._cells(one.compared)] for one in found]
        return self._table(texts.COMPARED_WHAT, rows)

    def _features(self) -> str:
        """Verdict by verdict, what differs most or takes most first; of the same the longest."""
        shown = sorted(self._comparison.features, key=rank)
        same = [one for one in shown if one.compared.verdict is Verdict.SAME]
        hidden = (Verdict.SAME, Verdict.NOT_COMPARABLE)
        shown = [one for one in shown if one.compared.verdict not in hidden] + same[:_MOST_SAME]
        if not shown:
            return ""
        rows = [[one.label, *self._cells(one.compared)] for one in shown]
        table = self._table(texts.FEATURE, rows)
        if len(same) <= _MOST_SAME:
            return table
        more = self._tr(texts.COMPARED_MORE_SAME).format(count=len(same) - _MOST_SAME)
        return f"{table}\n{more}"

    def _left_out(self) -> str:
        reasons = Counter(
            self._said(one.compared.reason)
            for one in self._comparison.features
            if one.compared.verdict is Verdict.NOT_COMPARABLE
        )
        return "\n".join(
            self._tr(texts.COMPARED_LEFT_OUT).format(count=count, reason=reason)
            for reason, count in reasons.most_common()
        )

    def _table(self, first: str, rows: Sequence[Sequence[str]]) -> str:
        header = [self._tr(title) for title in (first, *_TITLES)]
        return text_table(header, rows, self._width)

    def _cells(self, one: Compared) -> list[str]:
        times = (one.total.before, one.total.after)
        told = [spread_text(each, self._tr) for each in times]
        return [*told, change_text(one.change, self._tr), self._tr(VERDICTS[one.verdict])]


def spread_text(spread: Spread | None, translate: Translate) -> str:
    """The median, and between which times the middle half lies."""
    if spread is None:
        return _NOTHING
    numbers = (spread.median_ns, spread.low_ns, spread.high_ns)
    median, low, high = (units.duration(ns, translate) for ns in numbers)
    return translate(texts.COMPARED_SPREAD).format(median=median, low=low, high=high)


def change_text(change: Change | None, translate: Translate) -> str:
    """The ratio as a signed share, and its interval."""
    if change is None:
        return _NOTHING
    numbers = (change.ratio, change.low, change.high)
    middle, low, high = (_signed(ratio - 1, translate) for ratio in numbers)
    return translate(texts.COMPARED_RANGE).format(change=middle, low=low, high=high)


def name_text(one: NamedCompared, translate: Translate) -> str:
    if one.name == SpanKind.RECOMPUTE:
        return translate(texts.COMPARED_WHOLE).format(document=one.document)
    return f"{one.name} {one.document}".rstrip()


def _signed(share: float, translate: Translate) -> str:
    return ("+" if share >= 0 else "−") + units.percent(abs(share), translate)


def rank(one: FeatureCompared) -> tuple[int, int]:
    """Verdict by verdict, what differs most or takes most first."""
    verdict, difference_ns = one.compared.verdict, one.compared.difference_ns
    differs = verdict in (Verdict.SLOWER, Verdict.FASTER) and difference_ns is not None
    size_ns = abs(difference_ns[0]) if differs and difference_ns else _longest_ns(one)
    return _ORDER.index(verdict), -size_ns


def _longest_ns(one: FeatureCompared) -> int:
    sides = (one.compared.total.before, one.compared.total.after)
    return max((side.median_ns for side in sides if side is not None), default=0)
