# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes a file wholly or not at all; what is no file (a pipe, a device) is written as it comes."""

from __future__ import annotations

import io
import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

_thread = threading.local()


class Stopped(Exception):
    """Somebody called it off: nothing was written."""


@contextmanager
def stoppable(stop: threading.Event) -> Iterator[None]:
    """Files that this thread writes in it are not put in their place once ``stop`` is set."""
    _thread.stop = stop
    try:
        yield
    finally:
        del _thread.stop


def check_stop() -> None:
    """Raises Stopped where the file this thread makes is not wanted any more."""
    stop: threading.Event | None = getattr(_thread, "stop", None)
    if stop is not None and stop.is_set():
        raise Stopped


def write_text(path: str, write: Callable[[IO[str]], None], encoding: str = "utf-8") -> None:
    """Call ``write`` with an open text file and put it at ``path`` once it is complete.

    Raises OSError, with ``path`` in it, and then leaves what was there before. Characters that
    UTF-8 can't hold (lone surrogates) are written as ``\\udc80``. In ``stoppable`` also Stopped.
    """
    put = _replaced if os.path.isfile(path) or not os.path.exists(path) else _written
    try:
        put(path, write, encoding)
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), path) from error


def _replaced(path: str, write: Callable[[IO[str]], None], encoding: str) -> None:
    target = os.path.realpath(path)  # a link stays one
    handle, temporary = tempfile.mkstemp(prefix=".perfprofiler-", dir=os.path.dirname(target))
    try:
        _written(handle, write, encoding)
        os.chmod(temporary, 0o666 & ~_umask())
        check_stop()
        os.replace(temporary, target)
    except BaseException:
        _forget(temporary)
        raise


def _written(where: int | str, write: Callable[[IO[str]], None], encoding: str) -> None:
    file = io.BufferedWriter(_File(where, "w"))
    with io.TextIOWrapper(file, encoding, "backslashreplace", newline="") as stream:
        write(stream)


class _File(io.FileIO):
    """Ends what is called off before all of it is written."""

    def write(self, piece: Any) -> int:
        check_stop()
        return super().write(piece)


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _forget(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
