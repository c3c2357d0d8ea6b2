# SPDX-License-Identifier: LGPL-2.1-or-later
"""A process of its own that uses a store. What it does is its first argument, then the file.

``record NUMBER PARTS SPANS`` records a session in parts; ``hold NUMBER`` begins one, says so and
waits for its end; ``open`` opens the file. Each waits for a line before it begins.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def started(*arguments: object) -> subprocess.Popen[str]:
    """It is ready when this returns, and begins with ``go``."""
    process = subprocess.Popen(
        [sys.executable, "-B", __file__, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "ready\n", process.stderr.read()
    return process


def go(process: subprocess.Popen[str]) -> None:
    process.stdin.write("go\n")
    process.stdin.flush()


def ended(process: subprocess.Popen[str]) -> list[str]:
    """The lines that it printed."""
    output, errors = process.communicate()
    assert process.returncode == 0, errors
    return output.splitlines()


def main() -> None:
    what, path, *numbers = sys.argv[1:]
    print("ready", flush=True)
    sys.stdin.readline()
    with Store(path) as store:
        _DO[what](store, *map(int, numbers))
        for notice in store.notices:
            print(say(english, notice))


def record(store: Store, number: int, parts: int, spans: int) -> None:
    writer = store.begin(made.bare(number), owner())
    for part in range(parts):
        ids = range(2 + part * spans, 2 + part * spans + spans)
        given = tuple(made.feature_span(id, f"Object{id % 7}") for id in ids)
        writer.write(made.bare(number, spans=given))
    writer.finish()


def hold(store: Store, number: int) -> None:
    store.begin(made.bare(number), owner())
    print("begun", flush=True)
    sys.stdin.readline()


def only_open(store: Store) -> None:
    print(len(store.sessions()))


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]
    import rich_sessions as made

    from PerfProfilerWorkbench.store.owners import owner
    from PerfProfilerWorkbench.store.store import Store
    from PerfProfilerWorkbench.texts import english, say

    _DO = {"record": record, "hold": hold, "open": only_open}
    main()
