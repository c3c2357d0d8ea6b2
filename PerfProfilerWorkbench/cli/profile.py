# SPDX-License-Identifier: LGPL-2.1-or-later
"""``profile MODEL``: opens a model in a FreeCAD of its own and measures one full recompute."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from .. import texts
from ..export.csv import write_csv
from ..export.json import profile_dict, write_json
from ..launch import model_file
from ..launch.process import FreeCADRun
from ..model.preset import LIGHTWEIGHT, PRESETS
from ..model.session import Session
from ..store import location
from ..texts import Translate
from . import report
from .interrupt import interruptible
from .written import beside, check_apart, check_place, write


def add_to(commands: Any, translate: Translate) -> None:
    parser = commands.add_parser(
        "profile",
        help=translate(texts.HELP_PROFILE),
        description=translate(texts.HELP_PROFILE_LONG),
    )
    parser.add_argument("model", metavar="MODEL", help=translate(texts.HELP_MODEL))
    parser.add_argument("--gui", action="store_true", help=translate(texts.HELP_GUI))
    parser.add_argument("--freecad", metavar="PROGRAM", help=translate(texts.HELP_FREECAD))
    parser.add_argument(
        "--preset", default=LIGHTWEIGHT, choices=PRESETS, help=translate(texts.HELP_PRESET)
    )
    parser.add_argument(
        "--repeat", type=times, default=1, metavar="TIMES", help=translate(texts.HELP_REPEAT)
    )
    parser.add_argument("--json", metavar="FILE", help=translate(texts.HELP_JSON))
    parser.add_argument("--csv", metavar="FILE", help=translate(texts.HELP_CSV))
    parser.add_argument(
        "--user-config", action="store_true", help=translate(texts.HELP_USER_CONFIG)
    )
    parser.set_defaults(run=run)


def times(text: str) -> int:
    count = int(text)
    if count < 1:
        raise ValueError
    return count


def run(options: argparse.Namespace, translate: Translate) -> int:
    model_file.check(options.model)
    for path in (options.json, options.csv):
        if path is not None:
            check_place(path, options.model)
    check_apart(options.json, options.csv)
    session = _measure(options)
    shown = profile_dict(session, translate)
    outputs: tuple[tuple[str | None, Callable[[str, dict[str, Any]], None]], ...] = (
        (options.json, write_json),
        (options.csv, write_csv),
    )
    if options.json or options.csv:
        profile = shown
        if translate is not texts.english:
            profile = profile_dict(session)
        for path, writer in outputs:
            if path:
                write(path, writer, profile)
    told = beside(options.json, options.csv)
    print(report.text(shown, translate), file=told)  # last: nobody may be listening any more
    for path, _ in outputs:
        if path:
            print(translate(texts.CLI_WRITTEN).format(file=path), file=told)
    return 0


def _measure(options: argparse.Namespace) -> Session:
    with interruptible() as check:
        run = FreeCADRun(
            options.model,
            options.preset,
            options.gui,
            options.freecad,
            options.user_config,
            options.repeat,
            store=location.path(),
        )
        try:
            run.start()
            run.wait(check)
            return run.result()
        finally:
            run.end()
