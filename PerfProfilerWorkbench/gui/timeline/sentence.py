# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the page says while nothing is pointed at or chosen."""

from __future__ import annotations

from ... import texts
from ...analysis.timeline import Lanes
from ...model.preset import PRESETS, preset
from .. import i18n
from ..controller import Controller
from .words import Words


def summary(controller: Controller, lanes: Lanes, count: int, words: Words) -> str:
    """``count``: spans of the recording, of which the lanes may not have all yet."""
    if not count:
        return i18n.tr(texts.TIMELINE_WAITING if controller.running else texts.TIMELINE_IDLE)
    if lanes.count < count:
        return i18n.tr(texts.TIMELINE_READING, share=i18n.percent(lanes.count / count))
    time = i18n.duration(_recorded_ns(controller))
    longest = lanes.longest
    if longest is None:
        return i18n.tr(texts.TIMELINE_NO_LONGEST, time=time)
    values = {"longest": i18n.duration(longest.wall_ns), "document": longest.document}
    clock = words.clock(longest.start_ns)
    return i18n.tr(texts.TIMELINE_LONGEST, time=time, clock=clock, **values)


def _recorded_ns(controller: Controller) -> int:
    if controller.recorded_s is not None:
        return int(controller.recorded_s * 1e9)
    session = controller.session
    return 0 if session is None else session.end_ns - session.start_ns


def without_calls(controller: Controller, some: bool | None) -> str:
    """Why a flame has none of Python's calls: ``some``, whether it has; None: nobody knows yet."""
    if some is not None:
        return "" if some else i18n.tr(texts.FLAME_NO_PYTHON)
    recording, session = controller.recording, controller.session
    name = recording.preset if recording else session.preset if session else ""
    if name not in PRESETS or not preset(name).calls:
        return i18n.tr(texts.FLAME_NO_CALLS)
    return i18n.tr(texts.FLAME_CALLS_LATER if recording else texts.FLAME_CALLS_COME)
