# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a report says of features: the slowest ones, each recompute, and types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .. import texts
from ..analysis.costs import FeatureCost, RecomputeCost, SessionCosts
from ..analysis.load import Resident
from ..model.span import Row, Span, Status
from .figures import slowest_bars
from .html_page import NOT_AVAILABLE, Column, Page, named, paragraph, section, table

_SLOWEST, _RECOMPUTES, _TYPES = 25, 20, 15
_ROWS = {
    Row.DEPENDENCIES: texts.ROW_DEPENDENCIES,
    Row.EVENTS: texts.ROW_EVENTS,
    Row.CLOSING: texts.ROW_CLOSING,
    Row.OWN: texts.ROW_OWN,
    Row.UNEXPLAINED: texts.ROW_UNEXPLAINED,
}


def parts(page: Page, recomputes: Sequence[RecomputeCost]) -> Iterator[str]:
    """Nothing where nothing was recomputed."""
    if recomputes:
        costs = SessionCosts()
        costs.add(page.session.spans)
        features = costs.features(page.session.features, None, Resident(page.session.samples))
        ordered = sorted(features, key=lambda cost: -cost.total_ns)
        yield _slowest(page, ordered, whole_ns(recomputes))
        yield _types(page, ordered, recomputes)
        yield _recomputes(page, recomputes)


def whole_ns(recomputes: Sequence[RecomputeCost]) -> int:
    """The time of all recomputes; those within others are in it once."""
    nested_ns = sum(dict(one.rows).get(Row.NESTED, 0) for one in recomputes)
    return sum(one.span.wall_ns for one in recomputes) - nested_ns


def _slowest(page: Page, features: Sequence[FeatureCost], all_ns: int) -> str:
    shown = features[:_SLOWEST]
    told = {"count": len(shown), "all": len(features), "time": page.duration(all_ns)}
    return section(
        page,
        texts.REPORT_SLOWEST,
        paragraph(page.say(texts.REPORT_OF_FEATURES, **told)),
        slowest_bars(page, shown),
        table(page, _columns(page, features, all_ns), shown, texts.REPORT_SLOWEST),
        _marks(page, shown),
    )


def _columns(
    page: Page, features: Sequence[FeatureCost], all_ns: int
) -> Sequence[Column[FeatureCost]]:
    """Parts of the time only where there is more than computing: without a window there isn't."""
    columns = [
        Column[FeatureCost](texts.FEATURE, lambda one: named(one.label)),
        Column(texts.TYPE, lambda one: named(one.type)),
        Column(texts.TIME, lambda one: _time(page, one, one.total_ns), True),
        Column(texts.SHARE, lambda one: _marked(one, page.percent(one.total_ns, all_ns)), True),
    ]
    if page.session.windowed or any(one.display_ns for one in features):
        columns += [
            Column(texts.COMPUTE, lambda one: _time(page, one, one.compute_ns), True),
            Column(texts.DISPLAY, lambda one: _time(page, one, one.display_ns), True),
        ]
    if any(one.other_ns for one in features):
        columns.append(Column(texts.REPORT_OTHER, lambda one: _time(page, one, one.other_ns), True))
    return [
        *columns,
        Column(texts.LIVE_PROCESSOR, lambda one: _processor(page, one), True),
        Column(texts.MEMORY_PEAK, lambda one: _peak(page, one), True),
        Column(texts.RUNS, lambda one: _runs(page, one), True),
    ]


def _unknown(cost: FeatureCost) -> bool:
    """A feature that fails sends no signal; what it took may be in another one's time."""
    return cost.failed == cost.runs and cost.total_ns == 0 and cost.shared_group is None


def _time(page: Page, cost: FeatureCost, ns: int) -> str:
    return _marked(cost, page.duration(ns))


def _marked(cost: FeatureCost, told: str) -> str:
    if _unknown(cost):
        return NOT_AVAILABLE
    return told if cost.shared_group is None else f"[{told}]"


def _processor(page: Page, cost: FeatureCost) -> str:
    return NOT_AVAILABLE if cost.cpu_ns is None else page.duration(cost.cpu_ns)


def _peak(page: Page, cost: FeatureCost) -> str:
    if cost.peak_change_bytes is None:
        return NOT_AVAILABLE
    return ("~" if cost.peak_estimated else "") + page.mebibytes(cost.peak_change_bytes)


def _runs(page: Page, cost: FeatureCost) -> str:
    if not cost.failed:
        return str(cost.runs)
    failed = page.say(texts.CLI_FAILED, count=cost.failed)
    return f'{cost.runs}, <span class="failed">{failed}</span>'


def _marks(page: Page, shown: Sequence[FeatureCost]) -> str:
    """What the signs in the table mean, as far as it has them."""
    missing = any(_unknown(one) or None in (one.cpu_ns, one.peak_change_bytes) for one in shown)
    marks = (
        (texts.REPORT_BRACKETS, any(one.shared_group is not None for one in shown)),
        (texts.REPORT_TILDE, any(one.peak_estimated for one in shown)),
        (texts.REPORT_DASH, missing),
    )
    told = " ".join(page.say(mark) for mark, met in marks if met)
    return paragraph(told, "note") if told else ""


class _Share(NamedTuple):
    """A type of features, or time of no feature."""

    name: str
    features: int
    ns: int


def _types(page: Page, features: Sequence[FeatureCost], recomputes: Sequence[RecomputeCost]) -> str:
    all_ns = whole_ns(recomputes)
    lines = _most(page, sorted(_shares(page, features, recomputes), key=lambda one: -one.ns))
    columns = [
        Column[_Share](texts.REPORT_TYPE, lambda one: one.name),
        Column(texts.FEATURES, lambda one: str(one.features or ""), True),
        Column(texts.TIME, lambda one: page.duration(one.ns), True),
        Column(texts.SHARE, lambda one: _bar(page, one.ns, all_ns), True),
    ]
    return section(page, texts.REPORT_TYPES, table(page, columns, lines, texts.REPORT_TYPES))


def _shares(
    page: Page, features: Sequence[FeatureCost], recomputes: Sequence[RecomputeCost]
) -> Iterator[_Share]:
    for type in dict.fromkeys(one.type for one in features):
        some = [one for one in features if one.type == type]
        yield _Share(named(type or NOT_AVAILABLE), len(some), sum(one.total_ns for one in some))
    for row, text in _ROWS.items():
        ns = sum(dict(one.rows).get(row, 0) for one in recomputes)
        if ns:
            yield _Share(page.say(text), 0, ns)


def _most(page: Page, shares: Sequence[_Share]) -> Sequence[_Share]:
    """The rest in one line."""
    shown, rest = shares[:_TYPES], shares[_TYPES:]
    if len(rest) < 2:
        return shares
    features, ns = sum(one.features for one in rest), sum(one.ns for one in rest)
    return [*shown, _Share(page.say(texts.REPORT_OTHER_TYPES, count=len(rest)), features, ns)]


def _bar(page: Page, ns: int, all_ns: int) -> str:
    share = 100 * min(1, max(0, ns / all_ns)) if all_ns else 0
    bar = f'<span class="bar" aria-hidden="true"><i style="width:{share:.1f}%"></i></span>'
    return f'{bar}<span class="beside">{page.percent(ns, all_ns)}</span>'


def _recomputes(page: Page, recomputes: Sequence[RecomputeCost]) -> str:
    longest = sorted(recomputes, key=lambda one: -one.span.wall_ns)[:_RECOMPUTES]
    shown = sorted(longest, key=lambda one: one.span.start_ns)
    columns = [
        Column[RecomputeCost](texts.BEGUN, lambda one: page.since_start(one.span.start_ns)),
        Column(texts.REPORT_MODEL, lambda one: named(one.span.document)),
        Column(texts.TIME, lambda one: _wall(page, one.span), True),
        Column(texts.REPORT_OUTSIDE, lambda one: page.duration(one.unattributed_ns), True),
        Column(texts.FEATURES, lambda one: _count(page, one), True),
        Column(texts.REPORT_SLOWEST_FEATURE, lambda one: _slowest_of(page, one)),
    ]
    told = page.say(texts.REPORT_OF_RECOMPUTES, count=len(shown), all=len(recomputes))
    return section(
        page,
        texts.RECOMPUTES,
        paragraph(told) if len(shown) < len(recomputes) else "",
        table(page, columns, shown, texts.RECOMPUTES),
    )


def _wall(page: Page, span: Span) -> str:
    return page.duration(span.wall_ns, span.estimated_start)


def _count(page: Page, recompute: RecomputeCost) -> str:
    failed = sum(one.status is Status.FAILED for one in recompute.features)
    told = str(len(recompute.features))
    if not failed:
        return told
    shown = page.say(texts.CLI_FAILED, count=failed)
    return f'{told}, <span class="failed">{shown}</span>'


def _slowest_of(page: Page, recompute: RecomputeCost) -> str:
    slowest = max(recompute.features, key=lambda one: one.total_ns, default=None)
    if slowest is None or not slowest.total_ns:
        return NOT_AVAILABLE
    return f"{named(slowest.label)} {_marked(slowest, page.duration(slowest.total_ns))}"
