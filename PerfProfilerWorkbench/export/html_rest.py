# SPDX-License-Identifier: LGPL-2.1-or-later
"""The end of a report: geometry, what is missing and why, what the profiler itself cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import texts
from ..analysis.costs import RecomputeCost
from ..analysis.geometry import documents
from ..model.geometry import Geometry
from ..model.span import Row
from ..texts import Message
from .geometry_words import APART, COUNTED
from .html_features import whole_ns
from .html_page import Page, bullets, escaped, facts, named, paragraph, section

_TYPES = 8


def parts(page: Page, recomputes: Sequence[RecomputeCost]) -> Iterator[str]:
    found = documents(page.session.structure, page.session.end_ns)
    if found:
        told = [_document(page, name, geometry) for name, geometry in found.items()]
        yield section(page, texts.REPORT_GEOMETRY, *told)
    yield section(page, texts.REPORT_MISSING, _missing(page))
    yield section(page, texts.REPORT_COST, bullets(_cost(page, recomputes)))


def _document(page: Page, name: str, geometry: Geometry) -> str:
    """What there is none of is left out."""
    pairs = [
        (page.say(text), _number(page, getattr(geometry, field), geometry))
        for field, text in COUNTED.items()
        if getattr(geometry, field)
    ]
    apart = [
        page.say(text, value=getattr(geometry, field))
        for field, text in APART.items()
        if getattr(geometry, field)
    ]
    ranked = sorted(geometry.types.items(), key=lambda each: -each[1])
    types = [page.say(texts.GEOMETRY_TYPE, count=n, type=named(kind)) for kind, n in ranked]
    listed = ", ".join([*types[:_TYPES], *(["…"] if len(types) > _TYPES else [])])
    apart.append(page.say(texts.GEOMETRY_OBJECTS, types=listed))
    title = paragraph(page.say(texts.GEOMETRY_OF, document=named(name)))
    return title + (facts(pairs, "counts") if pairs else "") + bullets(apart)


def _number(page: Page, value: int, geometry: Geometry) -> str:
    """Marked while objects were still to be counted."""
    return page.say(texts.AT_LEAST, value=value) if geometry.uncounted else str(value)


def _missing(page: Page) -> str:
    told = list(_reasons(page))
    if told:
        return bullets(told)
    return paragraph(page.say(texts.REPORT_NOTHING_MISSING, preset=escaped(page.session.preset)))


def _reasons(page: Page) -> Iterator[str]:
    session = page.session
    if not session.windowed:
        yield page.say(texts.REPORT_NO_WINDOW)
    if session.allocator_missing is not None:
        reason = page.message(session.allocator_missing)
        yield page.say(texts.REPORT_ALLOCATOR, reason=reason)
    cards = [one.gpu_missing for one in session.samples if one.gpu_missing is not None]
    if cards:
        yield page.say(texts.REPORT_CARDS, reason=page.message(cards[-1]))
    if session.dropped_events:
        yield page.say(texts.REPORT_DROPPED, count=session.dropped_events)
    for problem in session.problems:
        yield page.message(problem) if isinstance(problem, Message) else escaped(problem)


def _cost(page: Page, recomputes: Sequence[RecomputeCost]) -> Iterator[str]:
    if recomputes:
        own_ns = sum(dict(one.rows).get(Row.OWN, 0) for one in recomputes)
        share = page.percent(own_ns, whole_ns(recomputes))
        yield page.say(texts.REPORT_COST_OWN, time=page.duration(own_ns), share=share)
        yield page.say(texts.REPORT_COST_REST)
    else:
        yield page.say(texts.REPORT_COST_UNKNOWN)
    calls = page.session.calls
    if calls is not None:
        measured, estimated = map(page.duration, (calls.measured_cost_ns, calls.estimated_cost_ns))
        yield page.say(texts.REPORT_COST_CALLS, measured=measured, estimated=estimated)
