# SPDX-License-Identifier: LGPL-2.1-or-later
"""The ways in which a recompute comes to be profiled, each with the truth taken beside it.

========  =====================================================================================
headless  the command ``profile``
window    the command ``profile --gui``
script    ``record()`` around ``recompute()`` in a script of freecadcmd
panel     FreeCAD's window in use, the panel open, our button pressed; a script recomputes
refresh   the same, and FreeCAD's own command Refresh recomputes (it has Python do it)
edit      the same, and the property editor recomputes after an edit, with no Python around it
========  =====================================================================================
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import library
from calls import TrueRecompute, true_recomputes
from freecads import ROOT, Home

COMMANDS = {"headless": (), "window": ("--gui",)}
SCRIPTS = ("script", "panel", "refresh", "edit")
WAYS = (*COMMANDS, *SCRIPTS)
CASE_WAYS = SCRIPTS  # a case is made by a script of ours, so no command can open it
LIMIT_S = 400

_SCRIPT = "import sys\nsys.path.append({folder!r})\nimport inside\ninside.main({request!r})\n"


def run(
    way: str, model: str, truth: Path, folder: Path
) -> tuple[dict[str, Any], list[TrueRecompute]]:
    """A profile and the truth. ``model`` is a path or the name of a case, ``truth`` the library,
    ``folder`` an empty one for the files.
    """
    folder.mkdir(parents=True)
    profile, lines = folder / "profile.json", folder / "truth.tsv"
    variables = library.environment(truth, lines)
    variables["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # FreeCAD 0.20's start page dies as root
    if way in COMMANDS:
        said = _command(COMMANDS[way], model, profile, variables)
    else:
        said = _script(way, model, profile, variables)
    if not profile.exists():
        raise RuntimeError(f"{way} {model}: FreeCAD gave no profile\n{said[-2000:]}")
    found = json.loads(profile.read_text("utf-8"))
    if "error" in found:
        raise RuntimeError(f"{way} {model}: {found['error']}")
    text = lines.read_text("utf-8") if lines.exists() else ""
    return found, true_recomputes(text.splitlines())


def _command(options: tuple[str, ...], model: str, profile: Path, variables: dict[str, str]) -> str:
    """The command passes its environment on to the FreeCAD that it starts."""
    environment = {**os.environ, **variables}
    environment.pop("PYTHONPATH", None)
    program = [sys.executable, "-m", "PerfProfilerWorkbench"]
    done = subprocess.run(
        [*program, "profile", model, "--json", str(profile), *options],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=LIMIT_S,
    )
    return done.stderr.decode("utf-8", "replace")


def _script(way: str, model: str, profile: Path, variables: dict[str, str]) -> str:
    """FreeCAD with the add-on installed, and a script."""
    home = Home(profile.parent / "home")
    home.link()
    request = {"way": way, "output": str(profile), "model": model}
    if not Path(model).is_file():
        request["case"] = model
    script = _SCRIPT.format(folder=str(Path(__file__).resolve().parent), request=request)
    return home.run(script, windowed=way != "script", limit_s=LIMIT_S, variables=variables)
