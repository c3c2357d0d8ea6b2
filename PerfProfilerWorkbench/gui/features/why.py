# SPDX-License-Identifier: LGPL-2.1-or-later
"""Why a feature recomputed, when the mouse rests on it."""

from __future__ import annotations

from ... import texts
from ...analysis.cause_texts import told_causes
from ...analysis.feature_figures import causes_by_recompute, last_causes
from ...model.span import Span
from .. import i18n
from ..analysing import Analysed
from . import tips
from .lines import Line

_MOST = 8  # objects of a chain that are named


def told(latest: Analysed | None, line: Line, recompute: Span | None) -> str:
    """Its name, what set off its recompute (the last of all that show), and the way from there."""
    said = [line.label]
    if line.cost is not None:
        said.append(f"{line.key.object}, {line.type}")
    if tips.failed_before(line):
        said.append(tips.failed_before(line))
    if latest is None or latest.error or line.cost is None:
        return "\n".join(said)
    subject = latest.subject
    if recompute is None:
        cause = subject.once(last_causes).get(line.key)
    else:
        cause = subject.once(causes_by_recompute).get(recompute.id)
    if cause is not None:
        said.append(i18n.tr(texts.FP_WHY, cause=i18n.say(told_causes(subject, cause))))
        path = cause.path(line.key)
        if len(path) > 1:
            chain = " → ".join(subject.label(key) for key in path[-_MOST:])
            said.append(i18n.tr(texts.FP_WAY, chain=f"… → {chain}" if len(path) > _MOST else chain))
    return "\n".join(said)
