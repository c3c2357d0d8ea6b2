# SPDX-License-Identifier: LGPL-2.1-or-later
"""R34: settings of the view that slow down frames that are slow already."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ... import texts
from ...model.advice import Advice, Effort, Occasion, Remedy, RemedyKind, Risk
from ...model.structure import Value
from ...texts import message
from ...units import told_duration
from ..drawing import draw_ns
from ..subject import Subject

_VIEW = "BaseApp/Preferences/View"


class _Setting(NamedTuple):
    name: str
    costly: tuple[Value, ...]
    cheap: Value
    title: str
    step: str
    basis: str


_SETTINGS = (
    _Setting("ShowFPS", (True,), False, texts.R34_FPS, texts.R34_STEP_FPS, texts.R34_FPS_BASIS),
    _Setting(
        "AntiAliasing",  # 4 and 5 are eight and six samples a pixel, 1 smooths lines only
        (4, 5),
        1,
        texts.R34_SMOOTHING,
        texts.R34_STEP_SMOOTHING,
        texts.R34_SMOOTHING_BASIS,
    ),
)


def r34(subject: Subject) -> Iterable[Advice]:
    took_ns = draw_ns(subject)
    if took_ns < subject.thresholds.slow_frame_ns:
        return
    for setting in _SETTINGS:
        path = f"{_VIEW}/{setting.name}"
        if subject.preference(path) in setting.costly:
            yield Advice(
                "R34",
                "",
                "",
                message(setting.title),
                message(texts.R34_SEEN, time=told_duration(took_ns)),
                (message(setting.step),),
                setting.name,
                occasion=Occasion.DRAWING,
                basis_said=message(setting.basis),
                effort=Effort.EASY,
                risk=Risk.APPEARANCE,
                sources=("FreeCAD #29427", "FreeCAD #517", "FreeCAD #7584"),
                remedy=Remedy(RemedyKind.SET_PREFERENCE, "", (), path, setting.cheap),
            )
