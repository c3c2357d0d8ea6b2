# SPDX-License-Identifier: LGPL-2.1-or-later
"""The top of a report: what is slow, in one sentence, and where that was recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone

from .. import texts
from ..analysis.costs import FeatureCost, RecomputeCost
from ..analysis.operations import Operation
from ..model.gpu import OpenGL
from ..texts import Message, message
from .html_activity import what
from .html_page import Page, escaped, facts, named, paragraph


def title(page: Page, recomputes: Sequence[RecomputeCost]) -> str:
    """Of the page; without markup, because it is the window's title too."""
    if not recomputes:
        return page.say(texts.REPORT_TITLE_NOTHING)
    return page.say(texts.REPORT_TITLE, document=escaped(_longest(recomputes).span.document))


def parts(
    page: Page, heading: str, recomputes: Sequence[RecomputeCost], done: Sequence[Operation]
) -> Iterator[str]:
    yield f"<h1>{heading}</h1>\n" + paragraph(_sentence(page, recomputes, done), "lead")
    told = ((page.say(name), value) for name, value in _environment(page))
    yield "\n" + facts(told, "environment") + "\n"


def _longest(recomputes: Sequence[RecomputeCost]) -> RecomputeCost:
    return max(recomputes, key=lambda one: one.span.wall_ns)


def _sentence(page: Page, recomputes: Sequence[RecomputeCost], done: Sequence[Operation]) -> str:
    if recomputes:
        return _of_recompute(page, _longest(recomputes), len(recomputes))
    if done:
        longest = max(done, key=lambda one: one.response_ns)
        time = page.duration(longest.response_ns, longest.span.estimated_start)
        return page.say(texts.REPORT_OPERATION, operation=what(page, longest), time=time)
    return page.say(texts.REPORT_NOTHING)


def _of_recompute(page: Page, recompute: RecomputeCost, count: int) -> str:
    span = recompute.span
    whole = page.say(
        texts.REPORT_ONE if count == 1 else texts.REPORT_LONGEST,
        document=named(span.document),
        time=page.duration(span.wall_ns, span.estimated_start),
        count=count,
    )
    slowest = max(recompute.features, key=lambda cost: cost.total_ns, default=None)
    if slowest is None or not slowest.total_ns:
        return page.say(texts.REPORT_NO_FEATURE, what=whole)
    if slowest.shared_group is not None:
        return _together(page, whole, slowest, recompute)
    displayed = slowest.display_ns > slowest.total_ns / 2
    part_ns = slowest.display_ns if displayed else slowest.compute_ns or slowest.total_ns
    return page.say(
        texts.REPORT_DISPLAYING if displayed else texts.REPORT_COMPUTING,
        what=whole,
        share=page.percent(part_ns, span.wall_ns),
        feature=named(slowest.label),
    )


def _together(page: Page, whole: str, one: FeatureCost, recompute: RecomputeCost) -> str:
    """Features that can't be told apart: their sum is right, each one's time is not."""
    group = [cost for cost in recompute.features if cost.shared_group == one.shared_group]
    return page.say(
        texts.REPORT_TOGETHER,
        what=whole,
        share=page.percent(sum(cost.total_ns for cost in group), recompute.span.wall_ns),
        features=", ".join(named(cost.label) for cost in group),
    )


def _environment(page: Page) -> Iterator[tuple[str, str]]:
    """Names are ``texts``, values HTML."""
    session, where = page.session, page.session.environment
    yield texts.REPORT_RECORDED, _when(page)
    if session.model is not None:
        yield texts.REPORT_MODEL, _model(page)
    versions = {"FreeCAD": where.freecad, "Python": where.python, "Qt": where.qt, "OCC": where.occ}
    yield "FreeCAD", escaped(", ".join(f"{name} {version}" for name, version in versions.items()))
    yield texts.REPORT_SYSTEM, escaped(", ".join(filter(None, (where.os, where.machine))))
    processor = escaped(where.processor)
    yield (
        texts.REPORT_PROCESSOR,
        page.say(texts.REPORT_CORES, processor=processor, cores=where.cores),
    )
    yield texts.REPORT_VIEW, _view(page, where.opengl)
    if session.id:
        yield texts.REPORT_SESSION, escaped(session.id)


def _when(page: Page) -> str:
    session = page.session
    began = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=session.started_at)
    return page.say(
        texts.REPORT_WHEN,
        date=began.strftime("%Y-%m-%d %H:%M:%S UTC"),
        time=page.duration(session.end_ns - session.start_ns),
        preset=escaped(session.preset),
    )


def _model(page: Page) -> str:
    model = page.session.model
    assert model is not None
    return page.say(
        texts.REPORT_MODEL_FILE,
        path=named(model.path or model.name),
        objects=model.objects,
        time=page.duration(model.open_ns),
    )


def _view(page: Page, opengl: OpenGL | Message | None) -> str:
    if isinstance(opengl, OpenGL):
        renderer, version = escaped(opengl.renderer), escaped(opengl.version)
        return page.say(texts.REPORT_VIEW_OPENGL, renderer=renderer, version=version)
    reason = opengl or message(texts.OPENGL_NO_WINDOW)
    return page.message(message(texts.NOT_AVAILABLE, reason=reason))
