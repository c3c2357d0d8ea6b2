# SPDX-License-Identifier: LGPL-2.1-or-later
"""What ``profile`` says of processors and graphics cards: averages over the samples."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from .. import texts, units
from ..texts import Translate


def parts(profile: dict[str, Any], translate: Translate) -> list[str]:
    """A line for the processor, one for each graphics card and one for the 3D view."""
    samples = profile["samples"]
    lines = [*_processor(samples, translate), *_cards(samples, translate)]
    view = profile["environment"]["opengl"]
    if isinstance(view, dict) and profile["preset"] in ("gpu", "full"):
        text = texts.CLI_SOFTWARE if view["software"] else texts.CLI_VIEW
        lines.append(translate(text).format(renderer=view["renderer"], version=view["version"]))
    return ["\n".join(lines)] if lines else []


def _processor(samples: list[dict[str, Any]], translate: Translate) -> list[str]:
    own, system = _mean(samples, "own_share"), _mean(samples, "system_share")
    if own is None or system is None:
        return []
    shown = {"own": units.percent(own, translate), "system": units.percent(system, translate)}
    return [translate(texts.CLI_PROCESSOR).format(**shown)]


def _mean(samples: list[dict[str, Any]], name: str) -> float | None:
    """Weighted by time: samples are not always as far apart."""
    total = passed = 0.0
    for before, after in pairwise(samples):
        if after[name] is not None:
            length = after["time_ns"] - before["time_ns"]
            total, passed = total + after[name] * length, passed + length
    return total / passed if passed else None


def _cards(samples: list[dict[str, Any]], translate: Translate) -> list[str]:
    readings: dict[str, list[dict[str, Any]]] = {}
    for sample in samples:
        for card in sample["gpus"]:
            readings.setdefault(card["key"], []).append(card)
    if readings:
        return [_card(known, translate) for known in readings.values()]
    missing = [sample["gpu_missing"] for sample in samples if sample["gpu_missing"]]
    return [translate(texts.CLI_CARDS).format(state=missing[-1])] if missing else []


def _card(readings: list[dict[str, Any]], translate: Translate) -> str:
    last = readings[-1]
    shown = []
    for name, title, text, show in _SHOWN:
        known = [each[name] for each in readings if each[name] is not None]
        if known:
            shown.append(translate(text).format(value=show(max(known), translate)))
        else:
            shown.append(f"{translate(title)} {last['missing'].get(name, '—')}")
    return f"{last['name']}: " + "; ".join(shown)


def _celsius(value: float, translate: Translate) -> str:
    return translate(texts.CELSIUS).format(value=round(value))


def _memory(value: float, translate: Translate) -> str:
    return units.mebibytes(int(value), translate)


_SHOWN = (
    ("busy_share", texts.CARD_BUSY, texts.CLI_CARD_BUSY, units.percent),
    ("memory_used_bytes", texts.CARD_MEMORY, texts.CLI_CARD_MEMORY, _memory),
    ("temperature_c", texts.CARD_TEMPERATURE, texts.CLI_CARD_TEMPERATURE, _celsius),
)
