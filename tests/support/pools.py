# SPDX-License-Identifier: LGPL-2.1-or-later
"""Pools of real recordings to compare: each in a FreeCAD of its own, all pools in turn.

Of each shared model there are three: as it is; a copy with two more features that do a stated
amount of work; a copy in which these do a fifth more. One recording of each pool, in an order drawn
by chance, then the next of each: what changes on the machine meets all pools alike.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Iterable
from pathlib import Path

from freecads import Home

from PerfProfilerWorkbench.model.plain import session_from_plain
from PerfProfilerWorkbench.model.session import Session

SUPPORT = Path(__file__).resolve().parent
MODELS = SUPPORT.parents[2] / "shared" / "models"
AS_IT_IS, WORKING, SLOWER = "", "-work", "-slower"
FACTORS = {WORKING: 1.0, SLOWER: 1.2}
_MAKE = """
import FreeCAD
from work_features import add_work
document = FreeCAD.openDocument({model!r})
add_work(document, {factor})
document.recompute()
document.saveAs({copy!r})
"""
_RECORD = """
import json
import FreeCAD
from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.model.plain import session_to_plain
document = FreeCAD.openDocument({model!r})
with record() as recording:
    for _ in range({runs}):
        for each in document.Objects:
            each.touch()
        document.recompute()
with open({output!r}, "w") as stream:
    json.dump(session_to_plain(recording.session), stream)
"""


class Pools:
    """``runs`` is how many full recomputes each recording has.

    What is in ``folder`` already is kept, so that recording can be gone on with.
    """

    def __init__(self, folder: Path, home: Path, runs: int) -> None:
        self._folder, self._runs = folder, runs
        self._home = Home(home)
        self._home.link()
        for mod in self._home.mods:  # FreeCAD restores Python features of add-ons only
            (mod / "Work").symlink_to(SUPPORT)
        self._files: dict[str, Path] = {}

    def add(self, name: str, kinds: Iterable[str] = (AS_IT_IS, WORKING, SLOWER)) -> None:
        """Pools of a shared model."""
        for kind in kinds:
            self._files[name + kind] = self._copy(name, kind) if kind else _model(name)

    def _copy(self, name: str, kind: str) -> Path:
        """Of the same name in a folder of its own: the name of the document is in its spans."""
        copy = self._folder / "models" / (name + kind) / f"{name}.FCStd"
        if not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            values = {"model": str(_model(name)), "factor": FACTORS[kind], "copy": str(copy)}
            said = self._home.run(_MAKE.format(**values), windowed=False)
            assert copy.exists(), said[-2000:]
        return copy

    def record(self, count: int) -> None:
        """Until each pool has so many."""
        chance = random.Random(6)
        for number in range(count):
            for pool in chance.sample(sorted(self._files), len(self._files)):
                output = self._folder / pool / f"{number:03}.json"
                if not output.exists():
                    self._record(self._files[pool], output)
            print(f"{number + 1} of {count}", file=sys.stderr, flush=True)

    def _record(self, model: Path, output: Path) -> None:
        output.parent.mkdir(parents=True, exist_ok=True)
        new = output.with_suffix(".new")
        values = {"model": str(model), "runs": self._runs, "output": str(new)}
        said = self._home.run(_RECORD.format(**values), windowed=False, limit_s=300)
        assert new.exists(), said[-2000:]
        new.replace(output)

    def sessions(self, pool: str) -> list[Session]:
        return [
            session_from_plain(json.loads(path.read_text("utf-8")))
            for path in sorted((self._folder / pool).glob("*.json"))
        ]


def _model(name: str) -> Path:
    (path,) = MODELS.glob(f"{name}.*")
    return path


def first_in_line() -> bool:
    """Take the processor before all other programs, with all that is started from here.

    Whether the system let us: only root may, and the group that Linux makes of a session has a
    rank of its own.
    """
    try:
        os.nice(-20)
        Path("/proc/self/autogroup").write_text("-20")
    except OSError:
        return False
    return True
