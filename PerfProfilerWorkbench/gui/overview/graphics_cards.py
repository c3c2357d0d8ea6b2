# SPDX-License-Identifier: LGPL-2.1-or-later
"""The live line of the graphics cards: what they tell now, or who draws the 3D view."""

from __future__ import annotations

from ... import texts, units
from ...capture.environment import view_opengl
from ...capture.gpu.report import NAMES
from ...model.gpu import GpuReading, OpenGL
from ...texts import Message, message
from .. import i18n
from ..widgets.tables import NOT_AVAILABLE


def card_line(gpus: tuple[GpuReading, ...] | Message) -> tuple[str, str]:
    """What to show, and the tooltip of it."""
    view = view_opengl()
    if isinstance(gpus, Message):
        return _view_name(view), i18n.say(message(texts.NOT_AVAILABLE, reason=gpus))
    if gpus:
        drawn = [_drawn_by(view)] if isinstance(view, OpenGL) else []  # not always by one of these
        return " · ".join(map(_short, gpus)), "\n\n".join([*drawn, *map(_long, gpus)])
    if isinstance(view, OpenGL):
        return _view_name(view), f"{_drawn_by(view)}\n{i18n.tr(texts.LIVE_GPU_HOW)}"
    reason = view if view is not None else message(texts.NO_WINDOW_HERE)
    return NOT_AVAILABLE, i18n.say(message(texts.NOT_AVAILABLE, reason=reason))


def _drawn_by(view: OpenGL) -> str:
    return i18n.tr(
        texts.LIVE_GPU_TIP, renderer=view.renderer, vendor=view.vendor, version=view.version
    )


def _view_name(view: OpenGL | Message | None) -> str:
    if not isinstance(view, OpenGL):
        return NOT_AVAILABLE
    return i18n.tr(texts.LIVE_GPU_SOFTWARE, renderer=view.name) if view.software else view.name


def _short(gpu: GpuReading) -> str:
    """The three that matter, as far as they are told; else the name alone."""
    parts = []
    if gpu.busy_share is not None:
        parts.append(i18n.percent(gpu.busy_share))
    if gpu.memory_used_bytes is not None:
        parts.append(units.mebibytes(gpu.memory_used_bytes, i18n.translate))
    if gpu.temperature_c is not None:
        parts.append(i18n.tr(texts.CELSIUS, value=round(gpu.temperature_c)))
    return ", ".join(parts) or gpu.name


def _long(gpu: GpuReading) -> str:
    return "\n".join([f"{gpu.name}, {gpu.driver}", *map(_line, _rows(gpu))])


def _rows(gpu: GpuReading) -> list[tuple[str, str | None, Message | None]]:
    """Name, value or None, and the reason why there is none."""
    whole = gpu.memory_total_bytes
    memory = gpu.memory_used_bytes
    values = {
        "busy_share": _of(gpu.busy_share, i18n.percent),
        "memory_used_bytes": _of(memory, _memory),
        "memory_total_bytes": _of(whole, _memory),
        "own_memory_bytes": _of(gpu.own_memory_bytes, _memory),
        "temperature_c": _of(gpu.temperature_c, lambda c: i18n.tr(texts.CELSIUS, value=round(c))),
        "power_w": _of(gpu.power_w, lambda w: i18n.tr(texts.WATTS, value=round(w))),
        "fan_share": _of(gpu.fan_share, i18n.percent),
        "clock_hz": _of(gpu.clock_hz, lambda hz: i18n.tr(texts.MEGAHERTZ, value=hz // 10**6)),
    }
    return [(NAMES[name], shown, gpu.missing.get(name)) for name, shown in values.items()]


def _memory(size_bytes: float) -> str:
    return units.mebibytes(int(size_bytes), i18n.translate)


def _of(value: float | None, show: object) -> str | None:
    return None if value is None else show(value)


def _line(row: tuple[str, str | None, Message | None]) -> str:
    name, shown, why = row
    if shown is None:
        shown = i18n.say(message(texts.NOT_AVAILABLE, reason=why or message(texts.NOT_TOLD)))
    return f"{i18n.tr(name)}: {shown}"
