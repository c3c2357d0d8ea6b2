# SPDX-License-Identifier: LGPL-2.1-or-later
"""Every sentence a user reads, as literals that lupdate finds in the files beside this one.

A room that has something to say makes a ``Message``: one of the literals and its values. Whoever
shows it calls ``say`` with a translate function: the panel passes FreeCAD's, the command line a
catalogue read from the ``.ts`` file, tests and logs ``english``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable

from ..model.message import Message as Message
from ..model.message import message as message
from .activity import *  # noqa: F403
from .activity_page import *  # noqa: F403
from .advice_page import *  # noqa: F403
from .advise_documents import *  # noqa: F403
from .advise_features import *  # noqa: F403
from .advise_settings import *  # noqa: F403
from .advising import *  # noqa: F403
from .alerts import *  # noqa: F403
from .calls import *  # noqa: F403
from .causes import *  # noqa: F403
from .commandline import *  # noqa: F403
from .compare import *  # noqa: F403
from .compare_page import *  # noqa: F403
from .cost_map import *  # noqa: F403
from .detect_model import *  # noqa: F403
from .detect_process import *  # noqa: F403
from .exports import *  # noqa: F403
from .features_page import *  # noqa: F403
from .files import *  # noqa: F403
from .geometry import *  # noqa: F403
from .gpu import *  # noqa: F403
from .keeping import *  # noqa: F403
from .memory import *  # noqa: F403
from .overview import *  # noqa: F403
from .preferences_page import *  # noqa: F403
from .readings import *  # noqa: F403
from .report import *  # noqa: F403
from .sessions_page import *  # noqa: F403
from .sharing import *  # noqa: F403
from .store import *  # noqa: F403
from .timeline import *  # noqa: F403
from .trial import *  # noqa: F403
from .view import *  # noqa: F403
from .window import *  # noqa: F403
from .words import *  # noqa: F403

Translate = Callable[[str], str]

CONTEXT = "PerfProfiler"
_NO_COUNTS = frozenset(("line", "status"))  # values of messages that are names, not amounts
_ADDON = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def english(text: str) -> str:
    return text


def say(translate: Translate, what: Message) -> str:
    """The sentence in the language of ``translate``; a float in it has three figures."""
    values = {name: _said(translate, name, value) for name, value in what.values.items()}
    return translate(what.text).format(**values)


def _said(translate: Translate, name: str, value: object) -> object:
    if isinstance(value, Message):
        return say(translate, value)
    if isinstance(value, float):
        return figures(value, translate)
    if isinstance(value, int) and not isinstance(value, bool) and name not in _NO_COUNTS:
        return grouped(value, translate)
    return value


def figures(value: float, translate: Translate) -> str:
    """Three figures, with the language's point."""
    size = abs(value)
    if size >= 99.95:
        return grouped(round(value), translate)
    return f"{value:.{1 if size >= 9.995 else 2}f}".replace(".", translate(DECIMAL_POINT))  # noqa: F405


def grouped(value: int, translate: Translate) -> str:
    """In groups of three digits."""
    return f"{value:,}".replace(",", translate(THOUSANDS))  # noqa: F405


def catalogue(language: str) -> Translate:
    """Translates with the ``.ts`` file of a language ("tr", "tr_TR.UTF-8"); English without one."""
    folder = os.path.join(_ADDON, "Resources", "translations")
    path = os.path.join(folder, f"PerfProfiler_{re.split('[-_.@]', language)[0]}.ts")
    if not os.path.isfile(path):
        return english
    import xml.etree.ElementTree as ElementTree  # not at FreeCAD's start, which needs no catalogue

    known = {
        entry.findtext("source", ""): entry.findtext("translation", "")
        for entry in ElementTree.parse(path).iter("message")
    }
    return lambda text: known.get(text) or text
