# SPDX-License-Identifier: LGPL-2.1-or-later
"""The store as a command wants it, and what the store says by itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from .. import texts
from ..store.store import Store
from ..texts import Translate, say
from .errors import CommandFailed

_DAMAGED = (texts.STORE_DAMAGED, texts.STORE_REPLACED)


@contextmanager
def opened(translate: Translate) -> Iterator[Store]:
    """The user's store. Raises CommandFailed if it was damaged: the next command has a new one.

    What else it did by itself stands on stderr.
    """
    with Store() as store:
        for notice in store.notices:
            if notice.text in _DAMAGED:
                raise CommandFailed(notice)
        try:
            yield store
        finally:
            for notice in store.notices:
                print(say(translate, notice), file=sys.stderr)
