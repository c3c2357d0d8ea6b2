# SPDX-License-Identifier: LGPL-2.1-or-later
"""Issues, advice and verdicts as messages."""

from __future__ import annotations

from .. import texts, units
from ..model.advice import Advice, Basis, Effort, Occasion, Risk, Trial, Verdict
from ..model.issue import Severity
from ..model.message import Message, message

OCCASIONS = {
    Occasion.RECOMPUTE: texts.ADVICE_PER_RECOMPUTE,
    Occasion.EDITING: texts.ADVICE_PER_EDITING,
    Occasion.OPENING: texts.ADVICE_PER_OPENING,
    Occasion.SAVING: texts.ADVICE_PER_SAVING,
    Occasion.DRAWING: texts.ADVICE_PER_DRAWING,
}
EFFORTS = {
    Effort.EASY: texts.ADVICE_EASY,
    Effort.SOME: texts.ADVICE_SOME_WORK,
    Effort.MUCH: texts.ADVICE_MUCH_WORK,
}
RISKS = {
    Risk.NONE: texts.ADVICE_SAFE,
    Risk.APPEARANCE: texts.ADVICE_APPEARANCE,
    Risk.GEOMETRY: texts.ADVICE_GEOMETRY,
}
BASES = {
    Basis.MEASURED_SHARE: texts.ADVICE_MEASURED,
    Basis.LIKE_MODEL: texts.ADVICE_LIKE_MODEL,
    Basis.LITERATURE: texts.ADVICE_LITERATURE,
    Basis.TRY_IT: texts.ADVICE_UNKNOWN,
}
SEVERITIES = {
    Severity.CRITICAL: texts.SEVERITY_CRITICAL,
    Severity.HIGH: texts.SEVERITY_HIGH,
    Severity.MEDIUM: texts.SEVERITY_MEDIUM,
    Severity.LOW: texts.SEVERITY_LOW,
}
_VERDICTS = {
    Verdict.SAVES: texts.TRIED_SAVES,
    Verdict.NO_GAIN: texts.TRIED_NO_GAIN,
    Verdict.CHANGES_MODEL: texts.TRIED_CHANGES,
    Verdict.FAILED: texts.TRIED_FAILED,
    Verdict.NOT_TRIED: texts.TRIED_NOT_TRIED,
}
_WORTH = 0.1  # of the time before


def promise(advice: Advice) -> Message:
    """What is promised, marked as an estimate; or that nothing is."""
    if advice.expected_saving_ns is None:
        return message(texts.ADVICE_NO_PROMISE)
    return message(OCCASIONS[advice.occasion], time=units.told_duration(advice.expected_saving_ns))


def basis(advice: Advice) -> Message:
    """What the promise rests on."""
    return advice.basis_said or message(BASES[advice.basis])


def verdict(trial: Trial) -> tuple[Message, ...]:
    """What a trial came to, with its figures, part by part."""
    text = texts.TRIED_UNSURE if _is_unsure(trial) else _VERDICTS[trial.verdict]
    parts = [message(text, **_values(trial))]
    if trial.verdict is Verdict.CHANGES_MODEL and trial.saving_ns is not None:
        parts.append(_saved(trial))
    if trial.runs:
        parts.append(message(texts.TRIED_RUNS, runs=trial.runs))
        if not trial.display_tried:
            parts.append(message(texts.TRIED_NO_DISPLAY))
    if trial.same_geometry:
        parts.append(message(texts.TRIED_SAME))
    return tuple(parts)


def _is_unsure(trial: Trial) -> bool:
    """The times differ so much that there may be a gain worth a word."""
    if trial.verdict is not Verdict.NO_GAIN or trial.saving_ns is None or not trial.before_ns:
        return False
    most_ns = trial.saving_ns + (trial.spread_ns or 0)
    return most_ns > _WORTH * trial.before_ns


def _values(trial: Trial) -> dict[str, object]:
    return {
        "saving": _saved(trial),
        "before": _time(trial.before_ns),
        "differences": listed(trial.differences),
        "reason": trial.reason or message(texts.NOT_TOLD),
    }


def listed(some: tuple[Message, ...]) -> Message:
    """One after the other."""
    if not some:
        return message(texts.NOT_TOLD)
    first, *rest = some
    return message(texts.LISTED, first=first, rest=listed(tuple(rest))) if rest else first


def _saved(trial: Trial) -> Message:
    saving, spread = _time(trial.saving_ns), _time(trial.spread_ns)
    return message(texts.TRIED_SPREAD, saving=saving, spread=spread)


def _time(ns: int | None) -> Message:
    if ns is None:
        return message(texts.NOT_AVAILABLE, reason=message(texts.NOT_TOLD))
    return units.told_duration(ns)
