# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs the tests of this folder inside the real FreeCAD with its window, under Xvfb.

Started by a plain Python, it starts FreeCAD with itself as the script; started by FreeCAD, it runs
pytest once the window is up. The result comes back as pytest's output in a file and as the exit
status, because FreeCAD 1.1 prints a script's output into its Report view only.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LIMIT_S = int(os.environ.get("PERFPROFILER_GUI_LIMIT_S", "600"))
FILES = os.environ.get("PERFPROFILER_GUI_FILES", "test_*")  # which of the files beside this one


def outside(results: str, arguments: list) -> int:
    """Start FreeCAD under Xvfb with a throw-away home; print what pytest said."""
    sys.path.insert(0, str(ROOT))
    from PerfProfilerWorkbench.launch import configuration, display, find

    with tempfile.TemporaryDirectory(prefix="perfprofiler-gui-") as folder:
        output = Path(folder) / "output"
        screen = display.Xvfb()
        environment = {
            **os.environ,
            **screen.environment,
            "HOME": folder,
            "XDG_RUNTIME_DIR": folder,
            "PERFPROFILER_GUI_TESTS": json.dumps([str(output), results, arguments]),
        }
        command = [find.find(None, True).path, *configuration.write(folder), __file__]
        try:
            status = _wait(command, environment, Path(folder) / "log")
        finally:
            screen.end()
        text = output.read_text("utf-8", "replace") if output.exists() else ""
        print(text or (Path(folder) / "log").read_text("utf-8", "replace")[-3000:])
        if not text:
            print("FreeCAD ended before the tests did")
        return status if text else 1


def _wait(command: list, environment: dict, log: Path) -> int:
    with open(log, "wb") as stream:
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=stream, stderr=stream
        )
    try:
        return process.wait(timeout=LIMIT_S)
    except subprocess.TimeoutExpired:
        print(f"the tests took longer than {LIMIT_S} s")
        return 1
    finally:
        process.kill()


def inside() -> None:
    """Wait for FreeCAD's window, run pytest, and leave without any question about documents."""
    import FreeCADGui
    from PySide import QtCore

    def go():
        if not FreeCADGui.getMainWindow().isVisible():
            QtCore.QTimer.singleShot(100, go)
            return
        os._exit(_pytest(QtCore.qVersion()))

    QtCore.QTimer.singleShot(500, go)


def _pytest(qt_version: str) -> int:
    output, _, arguments = json.loads(os.environ["PERFPROFILER_GUI_TESTS"])
    os.environ["PYTEST_QT_API"] = "pyside6" if qt_version.startswith("6") else "pyside2"
    import pytest

    sys.argv = ["pytest"]
    stream = open(output, "w", encoding="utf-8", buffering=1)  # noqa: SIM115
    sys.stdout = sys.stderr = stream
    try:
        status = int(
            pytest.main(
                [
                    *("-q", "--capture=sys", "-o", "faulthandler_timeout=60", *arguments),
                    *map(str, sorted(HERE.glob(f"{FILES}.py"))),
                ]
            )
        )
    except BaseException as error:
        print(f"pytest ended with {error!r}")
        status = 1
    stream.flush()
    return 0 if status == 5 else status  # 5: no test matches the arguments


if "PERFPROFILER_GUI_TESTS" in os.environ:
    inside()
elif __name__ == "__main__":
    sys.exit(outside(sys.argv[1], sys.argv[2:]))
