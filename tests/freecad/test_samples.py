# SPDX-License-Identifier: LGPL-2.1-or-later
"""Samples of long recomputes that a script calls, which hold Python all through."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONG_NS, APART_NS = 2_000_000_000, 300_000_000
PATIENCE_S = 120


def profile(model, folder, *arguments):
    target = folder / "profile.json"
    command = [sys.executable, "-m", "PerfProfilerWorkbench", "profile", str(model)]
    done = subprocess.run(
        [*command, "--preset", "gpu", "--json", str(target), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(target.read_text("utf-8"))


def widest_ns(profile, recompute):
    """The widest distance of two samples in a recompute, its neighbours' outside it included."""
    start_ns = recompute["start_ns"]
    end_ns = start_ns + recompute["wall_ns"]
    times = [sample["time_ns"] for sample in profile["samples"]]
    before = max((each for each in times if each <= start_ns), default=start_ns)
    after = min((each for each in times if each >= end_ns), default=end_ns)
    inside = [each for each in times if start_ns < each < end_ns]
    return max(later - earlier for earlier, later in pairwise([before, *inside, after]))


@pytest.mark.long
@pytest.mark.parametrize("way", ["headless", "windowed"])
def test_no_two_samples_are_far_apart_on_any_model(models, tmp_path, way):
    far, seen = {}, 0
    for path in sorted(models.glob("*.[Ff][Cc][Ss]td")):
        found = profile(path, tmp_path, *(["--gui"] if way == "windowed" else []))
        for recompute in found["recomputes"]:
            if recompute["wall_ns"] > LONG_NS:
                seen += 1
                apart_ns = widest_ns(found, recompute)
                print(f"{path.name} {way}: {recompute['wall_ns'] / 1e9:.1f} s", end=", ")
                print(f"{apart_ns / 1e6:.0f} ms apart at most")
                if apart_ns > APART_NS:
                    far[path.name] = apart_ns
        assert not [each for each in found["problems"] if "samples" in each]
    assert seen >= 2 and far == {}


def ours(pid):
    """The processes beside a process, by their command line."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
        except OSError:
            continue
        if b"PerfProfilerWorkbench.capture.beside" in words and str(pid).encode() in words:
            found.append(int(path.parent.name))
    return found


def wait_for(condition):
    until_s = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < until_s, "it never came"
        time.sleep(0.02)


def test_a_freecad_that_is_killed_leaves_no_process_of_ours(tmp_path):
    """While a script holds Python in it, as in a long recompute."""
    script = tmp_path / "hold.py"
    script.write_text(
        "import sys\n"
        f"sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'tests' / 'support')!r}]\n"
        "import FreeCAD\n"
        "from held import hold_python\n"
        "from PerfProfilerWorkbench import start\n"
        "start('full')\n"
        f"open({str(tmp_path / 'held')!r}, 'w').close()\n"
        "hold_python(600)\n"
    )
    environment = {**os.environ, "HOME": str(tmp_path)}
    freecad = subprocess.Popen([sys.executable, str(script)], env=environment)
    try:
        wait_for(lambda: (tmp_path / "held").exists())
        wait_for(lambda: ours(freecad.pid))
    finally:
        freecad.send_signal(signal.SIGKILL)
        freecad.wait()
    wait_for(lambda: not ours(freecad.pid))
