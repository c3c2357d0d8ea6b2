# SPDX-License-Identifier: LGPL-2.1-or-later
"""Making what the page compares a baseline, and ending one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ... import texts
from ...keeping.whole import retire_baseline
from ...store.heads import document_of
from ...store.store import Store
from .. import i18n
from ..archive import stored
from .sides import NOW
from .work import made_baseline


def candidate(page: Any) -> str:
    """The id of the one recording on the second side, empty without."""
    sides = page.choice.sides
    after = sides.after if sides is not None else NOW
    if after == NOW:
        return page.now.id if page.now is not None else ""
    return after[0] if len(after) == 1 else ""


def make(page: Any) -> None:
    """Ask for a name first."""
    id = candidate(page)
    session = page.now if page.now is not None and page.now.id == id else None
    usual = document_of(session) if session is not None else ""
    if page.controller.running:
        session = None  # it is on its way to the store

    def agreed(name: str) -> None:
        done = i18n.tr(texts.CO_NAMED, name=name)
        _change(page, lambda store: made_baseline(store, name, session, id), done)

    page.ask.ask(i18n.tr(texts.SE_NAME_ASKED), i18n.tr(texts.SE_NAME_OK), agreed, usual)


def retire(page: Any) -> None:
    """End the baseline on the first side."""
    sides = page.choice.sides
    if sides is not None:
        name, _ = page.choice.name(sides.before)
        done = i18n.tr(texts.CLI_BASELINE_RETIRED, name=name)
        _change(page, lambda store: retire_baseline(store, name), done)


def _change(page: Any, work: Callable[[Store], object], done: str) -> None:
    def after(_: Any) -> None:
        page.said.put(done)
        page.look()

    page.archive.ask(stored(work), after, lambda why: page.said.put(i18n.say(why)))
