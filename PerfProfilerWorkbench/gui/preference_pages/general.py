# SPDX-License-Identifier: LGPL-2.1-or-later
"""The first page of our preferences: where we show, what is recorded, exports, alerts."""

from __future__ import annotations

import os
from typing import Any

from ... import texts
from ...model.preset import LIGHTWEIGHT, PRESETS
from ...qt import QtCore
from ...texts import message
from .. import automatic, everywhere, i18n, intervals, paths, presets, settings
from ..controller import controller
from .fields import Fields, Form, note

_OF_RECORDING = {settings.PRESET, settings.SAMPLE_MS, settings.STACK_MS}
_AUTOMATIC = (
    ("", texts.PREF_AUTOMATIC_OFF),
    (automatic.START, texts.PREF_AUTOMATIC_START),
    (automatic.DOCUMENT, texts.PREF_AUTOMATIC_DOCUMENT),
)


class Preferences:
    """``form`` is the widget; ``load`` and ``save`` as a preferences page has them."""

    def __init__(self) -> None:
        self.fields = fields = Fields()
        self.form = form = Form(texts.PREFERENCES_GENERAL)
        self.everywhere = fields.flag(settings.SHOW_EVERYWHERE, texts.PREFERENCES_EVERYWHERE)
        self.tree_menu = fields.flag(settings.TREE_MENU, texts.PREF_TREE_MENU, True)
        told = note(texts.PREFERENCES_EVERYWHERE_NOTE)
        form.group(texts.PREF_BARS, self.everywhere, told, self.tree_menu)
        form.group(texts.PREF_RECORDING, *self._recording(fields))
        form.group(texts.PREF_EXPORTS, *self._exports(fields))
        self.alerts = fields.flag(settings.ALERTS, texts.PREF_ALERTS_ON, True)
        self.cool_down = fields.number(settings.ALERT_COOL_DOWN, 10, 0, 24 * 60)
        self.cool_down.setSuffix(i18n.tr(texts.PREF_MINUTES))
        self.alerts.toggled.connect(self.cool_down.setEnabled)
        form.group(texts.PREF_ALERTS, self.alerts, (texts.PREF_COOL_DOWN, self.cool_down))
        self.defaults = form.defaults(fields)

    def _recording(self, fields: Fields) -> list[Any]:
        names = [(name, i18n.tr(presets.NAMES[name])) for name in PRESETS]
        self.preset = fields.choice(settings.PRESET, names, LIGHTWEIGHT)
        options = [(value, i18n.tr(text)) for value, text in _AUTOMATIC]
        self.automatic = fields.choice(settings.AUTOMATIC, options)
        self.intervals = {each.name: self._interval(fields, each) for each in intervals.ALL}
        rows = [(each.title, self.intervals[each.name]) for each in intervals.ALL]
        return [(texts.PREF_AUTOMATIC, self.automatic), (texts.PREF_PRESET, self.preset), *rows]

    def _interval(self, fields: Fields, interval: intervals.Interval) -> Any:
        spin = fields.number(interval.name, 0, 0, interval.most_ms)
        spin.setSpecialValueText(i18n.tr(texts.PREF_AS_PRESET))
        spin.setSuffix(i18n.tr(texts.PREF_MILLISECONDS))
        spin.setToolTip(i18n.tr(interval.tip))
        spin.setSingleStep(interval.least_ms)
        return spin

    def _exports(self, fields: Fields) -> list[Any]:
        self.language = fields.choice(settings.EXPORT_LANGUAGE, _languages())
        self.anonymous = fields.flag(settings.ANONYMOUS, texts.EXPORT_ANONYMOUS)
        self.mark = fields.flag(settings.EXCEL_MARK, texts.EXPORT_EXCEL_MARK)
        return [(texts.PREF_LANGUAGE, self.language), self.anonymous, self.mark]

    def load(self) -> None:
        self.fields.load()
        self.cool_down.setEnabled(self.alerts.isChecked())

    def save(self) -> None:
        for interval in intervals.ALL:
            spin = self.intervals[interval.name]
            spin.setValue(intervals.within(interval, spin.value()))
        changed = self.fields.save()
        everywhere.apply()
        automatic.apply()
        if changed & _OF_RECORDING and controller().running:
            controller().tell(message(texts.PREF_NEXT))
        elif changed:
            controller().changed.emit()


def _languages() -> list[tuple[str, str]]:
    """FreeCAD's, English, and those that have a catalogue, each by its own name."""
    files = (os.path.splitext(name) for name in sorted(os.listdir(paths.TRANSLATIONS)))
    codes = [stem.rpartition("_")[2] for stem, ending in files if ending == ".ts"]
    named = [(code, QtCore.QLocale(code).nativeLanguageName().capitalize()) for code in codes]
    english = "en", "English"  # Qt would say American English
    return [("", i18n.tr(texts.PREF_LANGUAGE_OURS)), english, *named]
