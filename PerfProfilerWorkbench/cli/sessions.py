# SPDX-License-Identifier: LGPL-2.1-or-later
"""``sessions``: which recordings there are."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from .. import texts, units
from ..export.json import write_json
from ..export.table import text_table
from ..model.dates import local, utc
from ..store.history import SessionInfo
from ..store.states import State
from ..texts import Translate
from .opened import opened
from .written import beside, check_store

_STATES = {
    State.RUNNING: texts.STATE_RUNNING,
    State.FINISHED: texts.STATE_FINISHED,
    State.INTERRUPTED: texts.STATE_INTERRUPTED,
}


def add_to(commands: Any, translate: Translate) -> None:
    parser = commands.add_parser("sessions", help=translate(texts.HELP_SESSIONS))
    parser.add_argument("--json", metavar="FILE", help=translate(texts.HELP_SESSIONS_JSON))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, translate: Translate) -> int:
    if options.json is not None:
        check_store(options.json)
    with opened(translate) as store:
        found, path = store.sessions(), store.path
        names: dict[str, list[str]] = {}
        for one in store.baselines():
            names.setdefault(one.session, []).append(one.name)
    if options.json is not None:
        listed = [_plain(one, names.get(one.id, [])) for one in found]
        write_json(options.json, {"sessions": listed})
    told = beside(options.json)
    if found:
        print(_table(found, names, translate), file=told)
    else:
        print(translate(texts.CLI_NO_SESSIONS).format(file=path), file=told)
    if options.json is not None:
        print(translate(texts.CLI_WRITTEN).format(file=options.json), file=told)
    return 0


def _plain(one: SessionInfo, baselines: list[str]) -> dict[str, Any]:
    """As docs/json.md describes it."""
    return {
        "id": one.id,
        "document": one.document,
        "started": utc(one.started_at),
        "length_ns": one.length_ns,
        "freecad": one.freecad,
        "state": one.state.value,
        "machine": one.machine,
        "preset": one.preset,
        "spans": one.span_count,
        "pinned": one.pinned,
        "baselines": baselines,
    }


def _table(
    found: Sequence[SessionInfo], baselines: dict[str, list[str]], translate: Translate
) -> str:
    header = (
        texts.COLUMN_ID,
        texts.COLUMN_STARTED,
        texts.COLUMN_DOCUMENT,
        texts.COLUMN_LENGTH,
        texts.COLUMN_SPANS,
        texts.COLUMN_FREECAD,
        texts.COLUMN_STATE,
        texts.COLUMN_NOTE,
    )
    rows = [
        [
            one.id,
            local(one.started_at),
            one.document,
            units.duration(one.length_ns, translate),
            str(one.span_count),
            one.freecad,
            translate(_STATES[one.state]),
            _note(one, baselines.get(one.id, []), translate),
        ]
        for one in found
    ]
    return text_table([translate(title) for title in header], rows)


def _note(one: SessionInfo, baselines: list[str], translate: Translate) -> str:
    notes = [translate(texts.NOTE_BASELINE).format(name=name) for name in baselines]
    return ", ".join([*([translate(texts.NOTE_PINNED)] if one.pinned else []), *notes])
