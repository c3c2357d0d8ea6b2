# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes a file wholly or not at all; what is no file (a pipe, a device) is written as it comes."""

from __future__ import annotations

import io
import os
import re
import stat
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

_thread = threading.local()
_STREAMS = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}
_STREAM = re.compile(r"/(?:dev|proc/self)/fd/(\d{1,9})", re.ASCII)


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
    stream = _stream(path)
    try:
        if stream is not None:
            _written(os.dup(stream), write, encoding)
        elif is_file(path):
            _replaced(path, write, encoding)
        else:
            _written(path, write, encoding)
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), path) from error


def is_file(path: str) -> bool:
    """Whether a file is put there: not where it is written as it comes."""
    return _stream(path) is None and (os.path.isfile(path) or not os.path.exists(path))


def _stream(path: str) -> int | None:
    """The stream of ours that a path names, as /dev/stdout does.

    It may go to the end of a file, which opening it by that name would cut.
    """
    found = _STREAM.fullmatch(path)
    return int(found[1]) if found else _STREAMS.get(path)


def _replaced(path: str, write: Callable[[IO[str]], None], encoding: str) -> None:
    target = os.path.realpath(path)  # a link stays one
    handle, temporary = tempfile.mkstemp(prefix=".perfprofiler-", dir=os.path.dirname(target))
    try:
        _written(handle, write, encoding)
        os.chmod(temporary, _mode(target))
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


def _mode(target: str) -> int:
    """Who may read it stays as it was, or is as of any new file."""
    try:
        return stat.S_IMODE(os.stat(target).st_mode)
    except FileNotFoundError:
        return 0o666 & ~_umask()


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
