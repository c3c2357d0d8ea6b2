# SPDX-License-Identifier: LGPL-2.1-or-later
"""Keeps a recording that is over, and names baselines, for whoever may wait: not for FreeCAD."""

from __future__ import annotations

import os
import time
from dataclasses import replace

from .. import texts
from ..analysis.costs import SessionCosts
from ..model.message import Message, message
from ..model.session import Session
from ..store.baselines import Baseline
from ..store.errors import StoreError
from ..store.heads import document_of
from ..store.history import State
from ..store.outbox import Entry
from ..store.owners import owner
from ..store.redis_address import VARIABLE
from ..store.sharing import Sharer
from ..store.sharing_entries import baseline_entry
from ..store.store import Store
from .files import hashed
from .live import NEVER_NS, Live
from .settling import settle

_SEND_S = 5.0  # what can't be sent by then is sent by the next one who sends


def kept(path: str, session: Session) -> Session:
    """The session as it is in the store now. What there is to say of it is among its problems."""
    url = os.environ.get(VARIABLE, "")
    session = hashed(session)
    try:
        with Store(path) as store:
            store.add(session, _entries(session) if url else ())
            settle(store, session.id)
            store.retain()
            said = [*store.notices, *_sent(store, url)]
    except StoreError as error:
        said = [message(texts.NOT_KEPT, reason=error.message)]
    return replace(session, problems=(*session.problems, *said))


def name_baseline(store: Store, name: str, id: str) -> list[Message]:
    url = os.environ.get(VARIABLE, "")
    entries = []
    if url:
        entries = [*_retired(store, name), _baseline(store, name, id, True)]
    store.name_baseline(name, id, entries)
    return _sent(store, url)


def retire_baseline(store: Store, name: str) -> list[Message]:
    url = os.environ.get(VARIABLE, "")
    store.retire_baseline(name, _retired(store, name) if url else ())
    return _sent(store, url)


def _entries(session: Session) -> list[Entry]:
    live = Live(session, owner(), shares=True)
    try:
        told = [*live.take(session), *live.settle(NEVER_NS)]
        return [*told, live.state(State.FINISHED)]
    finally:
        live.close()


def _retired(store: Store, name: str) -> list[Entry]:
    named: list[Baseline] = [one for one in store.baselines() if one.name == name]
    return [_baseline(store, name, one.session, False) for one in named]


def _baseline(store: Store, name: str, id: str, in_use: bool) -> Entry:
    """Of its figures what each feature cost in all, by its name."""
    session = store.session(id)
    costs = SessionCosts()
    costs.add(session.spans)
    figures = {
        f"{cost.key.document}#{cost.key.object}": cost.total_ns
        for cost in costs.features(session.features)
    }
    document = document_of(session)
    return baseline_entry(session, name, document, time.time(), in_use, {"total_ns": figures})


def _sent(store: Store, url: str) -> list[Message]:
    """How sending goes, if there is anybody to send to."""
    if not url:
        return []
    sharer = Sharer(store.path, url)
    sharer.start()
    sharer.stop(_SEND_S)
    return [sharer.state]
