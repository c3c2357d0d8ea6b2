# SPDX-License-Identifier: LGPL-2.1-or-later
"""``advise MODEL``: what is wrong with a model, what to change, and what that saves on a copy."""

from __future__ import annotations

import argparse
import runpy
from typing import Any

from .. import texts
from ..export.json import write_json
from ..launch import model_file
from ..texts import Translate, message
from .errors import CommandFailed
from .interrupt import interruptible
from .written import beside, check_place, write


def add_to(commands: Any, translate: Translate) -> None:
    parser = commands.add_parser(
        "advise",
        help=translate(texts.HELP_ADVISE),
        description=translate(texts.HELP_ADVISE_LONG),
    )
    parser.add_argument("model", metavar="MODEL", help=translate(texts.HELP_MODEL))
    parser.add_argument("--try", dest="tries", action="store_true", help=translate(texts.HELP_TRY))
    parser.add_argument(
        "--limit", type=seconds, default=60.0, metavar="SECONDS", help=translate(texts.HELP_LIMIT)
    )
    parser.add_argument("--json", metavar="FILE", help=translate(texts.HELP_ADVISE_JSON))
    parser.add_argument("--rules", metavar="FILE", help=translate(texts.HELP_RULES))
    parser.add_argument("--freecad", metavar="PROGRAM", help=translate(texts.HELP_FREECAD))
    parser.add_argument(
        "--user-config", action="store_true", help=translate(texts.HELP_USER_CONFIG)
    )
    parser.set_defaults(run=run)


def seconds(text: str) -> float:
    found = float(text)
    if not 0 < found < float("inf"):
        raise ValueError
    return found


def run(options: argparse.Namespace, translate: Translate) -> int:
    # the rules: no other command need wait for them
    from ..export.advice import advice_dict
    from . import report_advice
    from .advising import Work, advised

    with interruptible() as check:
        work = Work(options.model, options.limit, options.freecad, options.user_config, check)
        model_file.check(options.model)
        if options.json is not None:
            check_place(options.json, options.model)
        if options.rules:
            _add_rules(options.rules)
        found = advised(work, options.tries)
    if options.json:
        plain = advice_dict(found.report, found.plan, found.score, found.prospect)
        write(options.json, write_json, plain)
    told = beside(options.json)
    print(report_advice.text(found, translate), file=told)  # last: nobody may be listening any more
    if options.json:
        print(translate(texts.CLI_WRITTEN).format(file=options.json), file=told)
    return 0


def _add_rules(path: str) -> None:
    """Run the file, which calls ``extend.add_detector`` and ``extend.add_rule``."""
    try:
        runpy.run_path(path)
    except (Exception, SystemExit) as error:  # whatever somebody wrote there
        told = getattr(error, "strerror", None) or f"{type(error).__name__}: {error}"
        raise CommandFailed(
            message(texts.ADVISE_RULES, file=path, error=" ".join(told.split()))
        ) from error
