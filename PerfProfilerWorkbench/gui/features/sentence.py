# SPDX-License-Identifier: LGPL-2.1-or-later
"""The sentence above the table of features."""

from __future__ import annotations

from ... import texts
from ...model.span import Span
from .. import i18n
from ..controller import Controller
from ..widgets.tables import NOT_AVAILABLE
from .lines import Line
from .model import FeaturesModel

_MANY = 500  # that are still to be made, before anybody is told


class Sums:
    """How long all recomputes took, those that lie in others only once; added up as they come."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        self._count, self._wall_ns = 0, 0

    def put(self, controller: Controller) -> None:
        recomputes = controller.costs.recomputes
        for span in recomputes[self._count :]:
            if span.parent is None:
                self._wall_ns += span.wall_ns
        self._count = len(recomputes)

    def wall_ns(self, recompute: Span | None) -> int:
        return self._wall_ns if recompute is None else recompute.wall_ns


def sentence(controller: Controller, model: FeaturesModel, left: int, of: int) -> str:
    """``left`` of the spans and lines are to be made still, ``of`` are the spans."""
    if not controller.costs.recomputes and not model.ran:
        return i18n.tr(texts.FP_EMPTY_RECORDING if controller.running else texts.FP_EMPTY)
    if left > _MANY:
        return i18n.tr(texts.FP_READING, share=i18n.percent(max(0.0, 1 - left / (of + left))))
    time = i18n.duration(model.whole.wall_ns)
    if model.slowest is None:
        return i18n.tr(texts.FP_NONE_RAN, time=time)
    said = _filtered(model) if model.wanted.tests else _slowest(model, model.slowest)
    if model.failed and not model.wanted.tests:
        said += " " + i18n.tr(texts.FP_FAILED, count=i18n.number(model.failed))
    return said


def _slowest(model: FeaturesModel, slowest: Line) -> str:
    wall_ns = model.whole.wall_ns
    values = {
        "feature": slowest.label,
        "share": i18n.percent(slowest.own_ns / wall_ns) if wall_ns else NOT_AVAILABLE,
        "time": i18n.duration(wall_ns),
    }
    if model.ran == 1:
        return i18n.tr(texts.FP_ONE, **values)
    return i18n.tr(texts.FP_SENTENCE, count=i18n.number(model.ran), **values)


def _filtered(model: FeaturesModel) -> str:
    lines = model.rows if model.tree is None else model.lines.values()
    fitting = [line.own_ns for line in lines if line.fits and line.cost is not None]
    of = i18n.number(model.ran)
    if not fitting:
        return i18n.tr(texts.FP_FILTERED_NONE, all=of)
    time = i18n.duration(sum(fitting))
    return i18n.tr(texts.FP_FILTERED, count=i18n.number(len(fitting)), all=of, time=time)
