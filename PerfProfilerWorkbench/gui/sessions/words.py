# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the page says of a recording, and of all of them."""

from __future__ import annotations

from collections.abc import Sequence

from ... import texts, units
from ...store.history import SessionInfo, State
from ...store.retention import Reason, Removed
from .. import i18n
from .listing import Listing, Row

_STATES = {
    State.RUNNING: texts.STATE_RUNNING,
    State.FINISHED: texts.STATE_FINISHED,
    State.INTERRUPTED: texts.STATE_INTERRUPTED,
}
_REASONS = {
    Reason.AGE: texts.SE_TOO_OLD,
    Reason.COUNT: texts.SE_TOO_MANY,
    Reason.SIZE: texts.SE_TOO_BIG,
}
_BETWEEN = " · "
_MOST_REMOVED = 10


def document(info: SessionInfo | Removed) -> str:
    return info.document or i18n.tr(texts.SE_NO_DOCUMENT)


def lines(row: Row) -> tuple[str, str, str]:
    """Document; when, how long, how much; version and marks. What matters most stands first."""
    info = row.info
    took = _BETWEEN.join((i18n.moment(info.started_at), i18n.duration(info.length_ns)))
    return document(info), took, _BETWEEN.join((*_marks(row), version(info), _spans(info)))


def _marks(row: Row) -> list[str]:
    info = row.info
    marks = [i18n.tr(texts.SE_BASELINE_NAMED, name=name) for name in row.baselines]
    if row.here:
        marks.insert(0, i18n.tr(texts.SE_HERE))
    elif info.state is not State.FINISHED:
        marks.insert(0, i18n.tr(_STATES[info.state]))
    return [*marks, i18n.tr(texts.NOTE_PINNED)] if info.pinned else marks


def version(info: SessionInfo) -> str:
    return i18n.tr(texts.SE_VERSION, version=info.freecad)


def _spans(info: SessionInfo) -> str:
    return i18n.tr(texts.SE_SPANS, count=i18n.number(info.span_count))


def tip(row: Row) -> str:
    """All that is known of it."""
    info = row.info
    where = i18n.tr(texts.SE_MACHINE, machine=info.machine or "—", preset=info.preset)
    state = i18n.tr(_STATES[info.state])
    return "\n".join((*lines(row), state, where, i18n.tr(texts.SE_ID, id=info.id)))


def found_by(row: Row) -> str:
    """What the filter looks into."""
    return f"{tip(row)} {row.info.state.value}".casefold()


def summary(found: Listing) -> str:
    if not found.rows:
        return i18n.tr(texts.SE_NONE)
    size = units.mebibytes(found.size_bytes, i18n.translate)
    return i18n.tr(texts.SE_COUNT, count=i18n.number(len(found.rows)), size=size)


def removed(found: Sequence[Removed]) -> tuple[str, str]:
    """A sentence, and which they were; both empty if nothing was removed."""
    if not found:
        return "", ""
    latest = i18n.moment(found[0].removed_at)
    told = i18n.tr(texts.SE_REMOVED, count=i18n.number(len(found)), moment=latest)
    return told, "\n".join(map(_removed, found[:_MOST_REMOVED]))


def _removed(one: Removed) -> str:
    when, why = i18n.moment(one.started_at), i18n.tr(_REASONS[one.reason])
    return i18n.tr(texts.SE_REMOVED_LINE, document=document(one), moment=when, reason=why)
