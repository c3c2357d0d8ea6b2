# SPDX-License-Identifier: LGPL-2.1-or-later
"""Texts in FreeCAD's language, numbers in the user's locale."""

from __future__ import annotations

from .. import texts, units
from ..qt import QtCore


def translate(text: str) -> str:
    import FreeCAD

    return str(FreeCAD.Qt.translate(texts.CONTEXT, text))


def tr(text: str, **values: object) -> str:
    return translate(text).format(**values)


def say(message: texts.Message) -> str:
    return texts.say(translate, message)


def point() -> str:
    return str(QtCore.QLocale().decimalPoint())


def duration(ns: int) -> str:
    return units.duration(ns, translate, point())


def percent(share: float) -> str:
    return units.percent(share, translate, point())
