# SPDX-License-Identifier: LGPL-2.1-or-later
"""Back in: the session that a profile in JSON holds, of this and of each older schema version."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NoReturn

from .. import texts
from ..model.checking import problem_of
from ..model.plain import session_from_plain
from ..model.session import Session
from ..model.session_id import content_id
from ..texts import Message, english, message, say
from . import imports_1

_SCHEMA = re.compile(r"perfprofiler\.profile/(\d{1,9})", re.ASCII)
_DAMAGES = (KeyError, IndexError, AttributeError, TypeError, ValueError, ArithmeticError)


class ImportFailed(Exception):
    """Carries a message that names the file and the cause."""

    def __init__(self, message: Message) -> None:
        super().__init__(say(english, message))
        self.message = message


def read_session(path: str) -> Session:
    """The session in a file. Raises ImportFailed."""
    try:
        with open(path, encoding="utf-8-sig") as stream:
            plain = json.load(stream, parse_constant=_refuse)
            written_at = os.fstat(stream.fileno()).st_mtime
    except OSError as error:
        raise _failed(path, texts.IMPORT_UNREADABLE, error=error.strerror or error) from error
    except ValueError as error:
        raise _failed(path, texts.IMPORT_NO_JSON, error=error) from error
    except RecursionError as error:
        raise _failed(path, texts.IMPORT_TOO_NESTED) from error
    return _checked(path, _reader(path, plain), plain, written_at)


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def _reader(path: str, plain: Any) -> Callable[[Mapping[str, Any], float], Session]:
    schema = plain.get("schema") if isinstance(plain, dict) else None
    found = _SCHEMA.fullmatch(schema) if isinstance(schema, str) else None
    if found is None or int(found[1]) == 0:
        raise _failed(path, texts.IMPORT_OTHER_PROGRAM)
    if int(found[1]) > len(_READERS):
        raise _failed(path, texts.IMPORT_NEWER, schema=schema)
    return _READERS[int(found[1]) - 1]


def _checked(
    path: str, read: Callable[[Mapping[str, Any], float], Session], plain: Any, written_at: float
) -> Session:
    try:
        session = read(plain, written_at)
        wrong = problem_of(session)
        if not wrong and not session.id:
            session = replace(session, id=content_id(json.dumps(plain), session.started_at))
    except RecursionError as error:
        raise _failed(path, texts.IMPORT_TOO_NESTED) from error
    except _DAMAGES as error:
        what = f"{type(error).__name__}: {error}"[:200]
        raise _failed(path, texts.IMPORT_DAMAGED, error=what) from error
    if wrong:
        raise _failed(path, texts.IMPORT_WRONG, field=wrong)
    return session


def _failed(path: str, reason: str, **values: object) -> ImportFailed:
    why = message(reason, **values)
    return ImportFailed(message(texts.IMPORT_FAILED, file=path or '""', reason=why))


def _second(plain: Mapping[str, Any], written_at: float) -> Session:
    return session_from_plain(plain["session"])


# how to read schema 1, 2 and so on
_READERS = (imports_1.session, _second)
