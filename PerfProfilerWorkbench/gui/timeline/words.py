# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the timeline says of a span, in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ... import texts
from ...analysis.timeline import Lanes, slowest
from ...export.operation_words import did
from ...model.activity import Command
from ...model.session import Feature
from ...model.span import ObjectKey, Span, SpanKind, Status
from ...qt import QtCore
from ...texts import Message
from .. import i18n
from ..activity.lines import menu_text

_OBJECT_WORK = (SpanKind.FEATURE, SpanKind.COMPUTE, SpanKind.DISPLAY)


class Words:
    """``at_epoch_ns`` is the moment in 1970 on the clock of the spans; ``reasons`` are of freezes
    by their ids.
    """

    def __init__(self, lanes: Lanes, at_epoch_ns: int) -> None:
        self.features: Mapping[ObjectKey, Feature] = {}
        self.reasons: Mapping[int, Message] = {}
        self._lanes = lanes
        self._at_epoch_ns = at_epoch_ns
        self._menus: dict[str, str] = {}
        self._recompute: tuple[int, str] = (-1, "")

    def clock(self, time_ns: int) -> str:
        """The time of day."""
        moment = (time_ns - self._at_epoch_ns) // 10**6
        found = QtCore.QDateTime.fromMSecsSinceEpoch(moment).time()
        return str(found.toString("HH:mm:ss"))

    def short(self, span: Span) -> str:
        """What is written into its bar."""
        if span.kind in _OBJECT_WORK:
            return self.feature(span.key)
        if span.kind is SpanKind.FREEZE:
            why = self.reasons.get(span.id)
            return i18n.duration(span.wall_ns) if why is None else i18n.say(why)
        if span.kind is SpanKind.RECOMPUTE:
            return f"{span.document} {i18n.duration(span.wall_ns)}"
        return self._did(span)

    def feature(self, key: ObjectKey) -> str:
        known = self.features.get(key)
        return (known and known.label) or key.object

    def told(self, span: Span) -> str:
        if span.kind is SpanKind.RECOMPUTE:
            return self._told_recompute(span)
        if span.kind is SpanKind.FREEZE:
            why = self.reasons.get(span.id)
            if why is not None:
                return i18n.tr(texts.TIMELINE_FREEZE_OF, why=i18n.say(why), **self._values(span))
            return i18n.tr(texts.TIMELINE_FREEZE, **self._values(span))
        if span.kind in _OBJECT_WORK:
            return self._told_feature(span)
        return self._told_other(span)

    def _values(self, span: Span) -> dict[str, Any]:
        time = ("~" if span.estimated_start else "") + i18n.duration(span.wall_ns)
        return {"time": time, "clock": self.clock(span.start_ns)}

    def _told_recompute(self, span: Span) -> str:
        """Remembered: pointers move often, and a recompute can have thousands of features."""
        if self._recompute[0] != span.id:
            self._recompute = (span.id, self._recomputed(span))
        return self._recompute[1]

    def _recomputed(self, span: Span) -> str:
        features = self._lanes.features_of(span)
        values = {**self._values(span), "document": span.document}
        worst = slowest(features)
        if worst is None or not span.wall_ns:
            return i18n.tr(texts.TIMELINE_EMPTY_RUN, **values)
        share = i18n.percent(worst.total_ns / span.wall_ns)
        values.update(count=i18n.number(len(features)), share=share)
        text = texts.TIMELINE_FEW if len(features) == 1 else texts.TIMELINE_MANY
        return i18n.tr(text, feature=self.feature(worst.key), **values)

    def _told_feature(self, span: Span) -> str:
        values = {"feature": self.feature(span.key), "clock": self.clock(span.start_ns)}
        if span.shared_group is not None:
            return i18n.tr(texts.TIMELINE_SHARED, **values)
        if span.status is Status.FAILED:
            return i18n.tr(texts.TIMELINE_FEATURE_FAILED, **values)
        return i18n.tr(
            texts.TIMELINE_FEATURE,
            time=i18n.duration(span.total_ns),
            compute=i18n.duration(span.compute_ns),
            display=i18n.duration(span.display_ns),
            **values,
        )

    def _told_other(self, span: Span) -> str:
        what = self._did(span)
        if span.status is Status.FAILED:
            what = i18n.tr(texts.TIMELINE_FAILED, what=what)
        told = i18n.tr(texts.TIMELINE_SPAN, what=what, **self._values(span))
        waited_ns = span.detail.waited_ns if isinstance(span.detail, Command) else 0
        if waited_ns:
            waited = i18n.duration(waited_ns)
            return i18n.tr(texts.TIMELINE_WAITED, what=told, waited=waited)
        return told

    def _did(self, span: Span) -> str:
        if span.kind is SpanKind.COMMAND:
            if span.name not in self._menus:
                self._menus[span.name] = menu_text(span.name)
            return self._menus[span.name]
        if span.kind is SpanKind.WORKFLOW:
            return i18n.tr(texts.TIMELINE_WORKFLOW, name=span.name)
        return i18n.say(did(span, span.document, self.features))
