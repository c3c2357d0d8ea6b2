# SPDX-License-Identifier: LGPL-2.1-or-later
"""Takes the pictures of ``make screenshots`` in the real FreeCAD, under Xvfb.

    run.py FOLDER [PART...]    only pictures with one of the parts in their names

Started by a plain Python, it starts FreeCADs with itself as the script: one for the panel, one in
which packages and the store are missing. Pictures go into FOLDER/VERSION/, and what is wrong with
them into faults.txt there.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LIMIT_S = int(os.environ.get("PERFPROFILER_GUI_LIMIT_S", "900"))  # of each FreeCAD
LACKING = ("psutil", "pynvml", "matplotlib", "redis")
_VARIABLE = "PERFPROFILER_PICTURES"


def outside(folder: str, parts: list) -> int:
    """Start both FreeCADs, one after the other; 0 if both came to their end."""
    sys.path.insert(0, str(ROOT))
    failed = [kind for kind in ("all", "lacking") if not _start(kind, folder, parts)]
    for kind in failed:
        print(f"The pictures of “{kind}” did not come to an end.")
    return 1 if failed else 0


def _start(kind: str, folder: str, parts: list) -> bool:
    from PerfProfilerWorkbench.launch import configuration, display, find

    with tempfile.TemporaryDirectory(prefix="perfprofiler-looks-") as home:
        screen = display.Xvfb()
        store = "recordings.sqlite" if kind == "all" else "log/no-folder"  # log is a file
        environment = {
            **os.environ,
            **screen.environment,
            "HOME": home,
            "XDG_RUNTIME_DIR": home,
            "PERFPROFILER_STORE": os.path.join(home, store),
            _VARIABLE: json.dumps([kind, str(Path(folder).resolve()), parts, home]),
        }
        command = [find.find(None, True).path, *configuration.write(home), __file__]
        with open(Path(home) / "log", "wb") as log:
            given = {"env": environment, "stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
            process = subprocess.Popen(command, **given)
            try:
                status = process.wait(timeout=LIMIT_S)
            except subprocess.TimeoutExpired:
                status = 1
            finally:
                process.kill()
                screen.end()
        said = Path(home) / "said"
        print(said.read_text("utf-8") if said.exists() else "FreeCAD said nothing", end="")
        if status:
            print((Path(home) / "log").read_text("utf-8", "replace")[-2000:])
        return status == 0


def inside() -> None:
    """Wait for FreeCAD's window, take the pictures, leave without any question."""
    import FreeCADGui
    from PySide import QtCore

    kind, folder, parts, home = json.loads(os.environ[_VARIABLE])
    sys.path[:0] = [str(HERE), str(ROOT / "tests" / "support"), str(ROOT)]
    if kind == "lacking":
        sys.modules.update(dict.fromkeys(LACKING))  # None: Python says that there is no such module

    def go():
        if not FreeCADGui.getMainWindow().isVisible():
            QtCore.QTimer.singleShot(100, go)
            return
        with open(Path(home) / "said", "w", encoding="utf-8", buffering=1) as stream:
            os._exit(_take(stream, kind, folder, parts))

    QtCore.QTimer.singleShot(500, go)


def _take(stream, kind: str, folder: str, parts: list) -> int:
    import traceback

    try:
        from pictures import take

        take(kind, Path(folder), parts, stream)
    except BaseException:
        traceback.print_exc(file=stream)
        return 1
    return 0


if _VARIABLE in os.environ:
    inside()
elif __name__ == "__main__":
    sys.exit(outside(sys.argv[1], sys.argv[2:]))
