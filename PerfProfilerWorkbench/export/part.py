# SPDX-License-Identifier: LGPL-2.1-or-later
"""A part of a session that says so: it has an id of its own, and a problem tells what it is."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

from .. import texts
from ..model.dates import utc
from ..model.filter import Filter, filtered
from ..model.session import Session
from ..model.session_id import content_id
from ..texts import Message, message


def part_of(session: Session, wanted: Filter) -> Session:
    """What is wanted of it; the session itself if that is all."""
    part = filtered(session, wanted)
    if part is session:
        return session
    what = reduce(
        lambda first, second: message(texts.PART_BOTH, first=first, second=second), _said(wanted)
    )
    note = message(texts.PART_ONLY, id=session.id, what=what)
    named = f"{session.id} {wanted.since_s} {wanted.until_s} {wanted.document!r} {_kinds(wanted)}"
    return replace(
        part, id=content_id(named, session.started_at), problems=(*session.problems, note)
    )


def _said(wanted: Filter) -> list[Message]:
    said = []
    if wanted.since_s is not None:
        said.append(message(texts.PART_SINCE, date=utc(wanted.since_s)))
    if wanted.until_s is not None:
        said.append(message(texts.PART_UNTIL, date=utc(wanted.until_s)))
    if wanted.document is not None:
        said.append(message(texts.PART_DOCUMENT, document=wanted.document))
    if wanted.kinds is not None:
        said.append(message(texts.PART_KINDS, kinds=_kinds(wanted)))
    return said


def _kinds(wanted: Filter) -> str:
    return " ".join(sorted(kind.value for kind in wanted.kinds or ()))
