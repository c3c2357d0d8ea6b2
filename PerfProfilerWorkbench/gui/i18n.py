# SPDX-License-Identifier: LGPL-2.1-or-later
"""Texts and numbers in FreeCAD's language."""

from __future__ import annotations

from .. import texts, units


def translate(text: str) -> str:
    import FreeCAD

    return str(FreeCAD.Qt.translate(texts.CONTEXT, text))


def tr(text: str, **values: object) -> str:
    return translate(text).format(**values)


def say(message: texts.Message) -> str:
    return texts.say(translate, message)


def duration(ns: int) -> str:
    return units.duration(ns, translate)


def percent(share: float) -> str:
    return units.percent(share, translate)
