# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs scripts in real FreeCADs with a throw-away home in which the add-on is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from PerfProfilerWorkbench.launch import configuration, display, find

ROOT = Path(__file__).resolve().parents[2]
NAME = "PerfProfiler"


class Home:
    """A user's folders. ``run`` starts FreeCAD with its window and a script in them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(mode=0o700, parents=True)  # Qt wants it for itself
        self.configuration = configuration.write(str(folder))
        data = folder / ".local" / "share" / "FreeCAD"
        # FreeCAD 1.1 keeps its user data in a folder of its own for each version
        self.mods = [data / "Mod", data / "v1-1" / "Mod"]
        for mod in self.mods:
            mod.mkdir(parents=True)

    def link(self, source: Path = ROOT) -> None:
        for mod in self.mods:
            (mod / NAME).symlink_to(source)

    def unpack(self, archive: Path) -> None:
        for mod in self.mods:
            shutil.unpack_archive(archive, mod)

    def set_flag(self, name: str, value: bool) -> None:
        """Start FreeCAD with one of our settings."""
        setting = (f"Mod/{NAME}", "FCBool", name, str(int(value)))
        self.configuration = configuration.write(str(self.folder), [setting])

    def run(
        self,
        script: str,
        *options: str,
        windowed: bool = True,
        limit_s: int = 60,
        variables: Mapping[str, str] | None = None,
    ) -> str:
        """FreeCAD's own output; the script reports into files of ``folder``.

        ``variables`` stand in the environment of FreeCAD alone.
        """
        path = self.folder / "script.py"
        path.write_text(script)
        screen = display.Xvfb() if windowed else None
        environment = {**os.environ, "HOME": str(self.folder), "XDG_RUNTIME_DIR": str(self.folder)}
        environment.update(screen.environment if screen else {})
        environment.update(variables or {})
        environment.pop("PYTHONPATH", None)
        command = [find.find(None, windowed).path, *options, *self.configuration, str(path)]
        try:
            done = subprocess.run(
                command,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=limit_s,
            )
        finally:
            if screen:
                screen.end()
        return done.stdout.decode("utf-8", "replace")
