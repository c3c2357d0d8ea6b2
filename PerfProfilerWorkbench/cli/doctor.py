# SPDX-License-Identifier: LGPL-2.1-or-later
"""``doctor``: what can be read on this machine, and how to get the rest."""

from __future__ import annotations

import argparse
from typing import Any

from .. import texts
from ..capture.capabilities import capabilities
from ..texts import Translate, message, say


def add_to(commands: Any, translate: Translate) -> None:
    parser = commands.add_parser("doctor", help=translate(texts.HELP_DOCTOR))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, translate: Translate) -> int:
    for one in capabilities():
        if one.missing is None:
            state = translate(texts.AVAILABLE)
        else:
            state = say(translate, message(texts.NOT_AVAILABLE, reason=one.missing))
        print(f"{say(translate, one.reading)}: {state}", flush=True)
        if one.remedy is not None:
            print("    " + say(translate, message(texts.REMEDY, remedy=one.remedy)))
    return 0
