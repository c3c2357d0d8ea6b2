# SPDX-License-Identifier: LGPL-2.1-or-later
"""When a recording is over: what the advice that was done before it, or in it, really saved."""

from __future__ import annotations

from collections.abc import Iterable

from ..analysis.life import really_saved
from ..model.advice import Occasion
from ..model.session import Session
from ..model.span import ObjectKey
from ..store.advice import Advice
from ..store.errors import StoreError
from ..store.store import Store
from .advice_rows import pieces_of


def settle(store: Store, id: str) -> None:
    """Write down what can be told by comparing with the recording that the advice was made from.

    What can't be compared is left for a later recording. Nearly always there is nothing to do, and
    then nothing is read.
    """
    waiting = store.advice.unproven()
    documents = {key.document for key in store.features(id)} if waiting else set()
    mine = [row for row in waiting if row.document in documents and row.session]
    if not mine:
        return
    after = store.session(id)
    for row in mine:
        if _of_file(row, after):
            _settle(store, row, after)


def _of_file(row: Advice, session: Session) -> bool:
    files = {one.path for one in session.structure.documents if one.document == row.document}
    return row.path in files


def _settle(store: Store, row: Advice, after: Session) -> None:
    try:
        before = after if row.session == after.id else store.session(row.session)
    except StoreError:
        return  # it was removed meanwhile
    assert row.done_at is not None
    saved_ns = really_saved(
        before,
        after,
        row.done_at,
        row.document,
        _concerned(row),
        Occasion(row.change.get("occasion", Occasion.RECOMPUTE)),
        alone=not _others(store.advice.advice(row.document, row.path), row, before, after),
    )
    if saved_ns is not None:
        store.advice.really_saved(row.number, saved_ns)


def _concerned(row: Advice) -> frozenset[ObjectKey]:
    pieces = pieces_of(row)
    return frozenset(piece.key for piece in pieces) or frozenset(_begun_with(row))


def _begun_with(row: Advice) -> Iterable[ObjectKey]:
    return [ObjectKey(row.document, row.object)] if row.object else []


def _others(rows: Iterable[Advice], row: Advice, before: Session, after: Session) -> bool:
    """Whether other advice was done between the two recordings, too."""
    end_s = after.started_at + (after.end_ns - after.start_ns) / 1e9
    return any(
        one.number != row.number
        and one.done_at is not None
        and before.started_at < one.done_at < end_s
        for one in rows
    )
