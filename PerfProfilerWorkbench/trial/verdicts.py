# SPDX-License-Identifier: LGPL-2.1-or-later
"""The verdict on what a second FreeCAD answered, and that on a trial without an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .. import texts
from ..model.advice import Occasion, Remedy, RemedyKind, Trial, Verdict
from ..model.message import message_from_plain
from ..texts import Message, message
from ..units import told_duration
from .figures import LEAST_PAIRS, Saving, saving

# Preferences of how often something is done, or of how much is kept
_OF_HABITS = ("AutoSaveEnabled", "AutoSaveTimeout", "UsingUndo", "MaxUndoSize")


def not_tried(reason: Message) -> Trial:
    return Trial(Verdict.NOT_TRIED, reason=reason)


def failed(reason: Message) -> Trial:
    return Trial(Verdict.FAILED, reason=reason)


def untriable(remedy: Remedy, occasion: Occasion, windowed: bool) -> Message | None:
    """Why a trial would tell nothing of what the change is for; None if it would."""
    if occasion is Occasion.DRAWING:
        return message(texts.TRIAL_OF_DRAWING)
    if occasion is Occasion.OPENING:
        return message(texts.TRIAL_OF_OPENING)
    if remedy.name.rpartition("/")[2] in _OF_HABITS:
        return message(texts.TRIAL_OF_HABITS)
    if remedy.kind in (RemedyKind.SET_VIEW, RemedyKind.HIDE) and not windowed:
        return message(texts.TRIAL_NEEDS_WINDOW)
    return None


def judged(answer: Mapping[str, Any], windowed: bool, limit_s: float) -> Trial:
    """``answer`` as ``inside.Trying`` gives it."""
    if "refused" in answer:
        refused = message_from_plain(answer["refused"])
        return Trial(Verdict.NOT_TRIED, display_tried=windowed, reason=refused)
    if "failing" in answer:
        labels = ", ".join(answer["failing"])
        return failed(message(texts.TRIAL_FEATURE_FAILS, labels=labels))
    found = (message_from_plain(one) for one in answer["differences"])
    differences = tuple(one for one in found if one is not None)
    same = not differences if answer["compared"] else None
    pairs = [(before, after) for before, after in answer["pairs"]]
    if len(pairs) < LEAST_PAIRS:
        slow = _unmeasured(answer["once_s"], differences, windowed, limit_s)
        return replace(slow, same_geometry=same)
    measured = saving(pairs)
    return Trial(
        _verdict(measured, bool(differences)),
        measured.saving_ns,
        measured.spread_ns,
        same,
        measured.before_ns,
        measured.after_ns,
        len(pairs),
        windowed,
        differences,
    )


def _verdict(measured: Saving, different: bool) -> Verdict:
    if different:
        return Verdict.CHANGES_MODEL
    return Verdict.SAVES if measured.gains else Verdict.NO_GAIN


def _unmeasured(
    once_s: float, differences: tuple[Message, ...], windowed: bool, limit_s: float
) -> Trial:
    """Without three pairs; that the model would be another is known all the same."""
    once = told_duration(int(once_s * 1e9))
    reason = message(texts.TRIAL_TOO_LONG, once=once, least=LEAST_PAIRS, limit=round(limit_s))
    return Trial(
        Verdict.CHANGES_MODEL if differences else Verdict.NOT_TRIED,
        display_tried=windowed,
        differences=differences,
        reason=reason,
    )
