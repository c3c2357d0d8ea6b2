# SPDX-License-Identifier: LGPL-2.1-or-later
"""The menu of presets at the record button: what the next recording reads."""

from __future__ import annotations

from typing import Any

from .. import texts
from ..model.preset import PRESETS
from ..qt import QtWidgets
from . import i18n
from .controller import Controller

NAMES = {
    "lightweight": texts.PRESET_LIGHTWEIGHT,
    "cpu": texts.PRESET_CPU,
    "memory": texts.PRESET_MEMORY,
    "gpu": texts.PRESET_GPU,
    "full": texts.PRESET_FULL,
}


def menu(parent: Any, controller: Controller) -> Any:
    """One entry a preset; the chosen one is ticked whenever the menu opens."""
    made = QtWidgets.QMenu(parent)
    made.setToolTip(i18n.tr(texts.PRESET_TIP))
    for preset in PRESETS:
        action = made.addAction(i18n.tr(NAMES[preset]))
        action.setCheckable(True)
        action.triggered.connect(lambda checked=False, preset=preset: controller.choose(preset))

    def tick() -> None:
        for preset, action in zip(PRESETS, made.actions()):  # kept ones PySide may confuse
            action.setChecked(preset == controller.preset)

    made.aboutToShow.connect(tick)
    return made
