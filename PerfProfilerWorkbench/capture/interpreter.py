# SPDX-License-Identifier: LGPL-2.1-or-later
"""A Python to start beside FreeCAD: inside it ``sys.executable`` is FreeCAD itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from .. import texts
from ..texts import Message, message

_PATIENCE_S = 10
# They bring up a shop or an installer instead of Python.
_BAITS = ("WindowsApps",)
_APPLE_BAIT = "/usr/bin/python3"
_APPLE_TOOLS = "/Library/Developer/CommandLineTools/usr/bin/python3"


def find() -> str | None:
    """The path of a Python, rather the one that FreeCAD brings along; None if there is none."""
    return next((path for path in _candidates() if _is_python(path)), None)


def _candidates() -> Iterator[str]:
    exact = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    yield sys.executable or ""
    if sys.platform == "win32":
        for folder in (os.path.dirname(sys.executable or ""), sys.base_prefix, sys.prefix):
            yield os.path.join(folder, "python.exe")
    else:
        for folder in (sys.base_prefix, sys.prefix):
            for name in (exact, "python3"):
                yield os.path.join(folder, "bin", name)
    for name in (exact, "python3", "python"):
        yield shutil.which(name) or ""


def _is_python(path: str) -> bool:
    if not os.path.basename(path).lower().startswith("python") or not os.access(path, os.X_OK):
        return False
    if any(bait in path for bait in _BAITS):
        return False
    bait = sys.platform == "darwin" and path == _APPLE_BAIT
    return not bait or os.path.exists(_APPLE_TOOLS)


def why_not(path: str) -> Message | None:
    """Why what was found can't be used; starts it, which takes a moment."""
    code = "import sys; sys.exit(0 if sys.version_info >= (3, 10) else 3)"
    try:
        done = subprocess.run(
            [path, "-c", code],
            env=environment(path),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE_S,
        )
    except (OSError, subprocess.SubprocessError) as error:
        return message(texts.BESIDE_REFUSED, python=path, error=str(error))
    if done.returncode:
        return message(texts.BESIDE_ENDED, python=path, status=done.returncode)
    return None


def environment(path: str) -> dict[str, str]:
    """What to start it with: a Python of the system's must not load what FreeCAD brings along."""
    inherited = dict(os.environ)
    if not os.path.realpath(path).startswith(os.path.realpath(sys.base_prefix) + os.sep):
        for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME", "PYTHONPATH"):
            inherited.pop(name, None)
    return inherited
