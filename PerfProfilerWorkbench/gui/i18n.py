# SPDX-License-Identifier: LGPL-2.1-or-later
"""Texts and numbers in FreeCAD's language."""

from __future__ import annotations

from typing import Any

from .. import texts, units
from ..model.session import Session
from ..qt import QtCore


def translate(text: str) -> str:
    import FreeCAD

    return str(FreeCAD.Qt.translate(texts.CONTEXT, text))


def tr(text: str, **values: object) -> str:
    return translate(text).format(**values)


def say(message: texts.Message) -> str:
    return texts.say(translate, message)


def duration(ns: int) -> str:
    return units.duration(ns, translate)


def clock(session: Session, time_ns: int) -> str:
    """The time of day of a moment in a session."""
    return time_of_day(session.started_at + (time_ns - session.start_ns) / 1e9)


def time_of_day(seconds: float) -> str:
    """Of a moment in seconds since 1970 (UTC), here."""
    when = QtCore.QDateTime.fromMSecsSinceEpoch(int(seconds * 1000))
    return str(when.time().toString("HH:mm:ss"))


def percent(share: float) -> str:
    return units.percent(share, translate)


def locale() -> Any:
    """How numbers and dates are written in the language of our texts."""
    return QtCore.QLocale(tr(texts.LANGUAGE))


def number(value: int) -> str:
    return str(locale().toString(value))


def moment(seconds: float) -> str:
    """Date and time of day of a moment in seconds since 1970 (UTC), here."""
    when = QtCore.QDateTime.fromMSecsSinceEpoch(int(seconds * 1000))
    return str(locale().toString(when, QtCore.QLocale.FormatType.ShortFormat))
