# SPDX-License-Identifier: LGPL-2.1-or-later
"""A million spans in the store: how big, how fast, beside the same spans written as JSON lines.

    python3 tests/bench/store.py [--spans N] [--sessions N]

Plain Python. Half of the spans are in one session, the others in many, all recorded in parts.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import sys
import tempfile
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]
import rich_sessions as made  # noqa: E402

from PerfProfilerWorkbench.model.session import Session  # noqa: E402
from PerfProfilerWorkbench.model.span import Row, Span, SpanKind  # noqa: E402
from PerfProfilerWorkbench.store.owners import owner  # noqa: E402
from PerfProfilerWorkbench.store.store import Store  # noqa: E402

PART = 500  # spans in a part, as a busy second has
FEATURES = 30  # in a recompute
PAGE = 100  # sessions on the first page of a list


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--spans", type=int, default=1_000_000)
    parser.add_argument("--sessions", type=int, default=1_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="perfprofiler-") as folder:
        path = os.path.join(folder, "recordings.sqlite")
        record_s, json_s = record(path, asked.spans, asked.sessions)
        size_bytes = checkpointed(path)
        print(f"{asked.spans} spans in {asked.sessions} sessions, SQLite {sqlite3.sqlite_version}")
        print(f"recorded in parts of {PART}: {record_s:.1f} s, {per(record_s, asked.spans)} a span")
        print(f"ratio {record_s / json_s:.2f} to the same as JSON lines")
        print(f"{size_bytes / asked.spans:.1f} bytes a span, of the whole file (the limit is 100)")
        read(path, asked.spans)
    return 0


def record(path: str, spans: int, sessions: int) -> tuple[float, float]:
    """Seconds of the store, and of writing the same spans as JSON."""
    store_s = json_s = 0.0
    sizes = [spans // 2] + [spans // 2 // (sessions - 1)] * (sessions - 1)
    with Store(path) as store, open(path + ".json", "w", encoding="utf-8") as lines:
        for number, size in enumerate(sizes):
            head = made.bare(number)
            begun = perf_counter()
            writer = store.begin(head, owner())
            store_s += perf_counter() - begun
            for part in parts(head, size):
                begun = perf_counter()
                writer.write(part)
                between = perf_counter()
                for span in part.spans:
                    lines.write(json.dumps(vars(span)) + "\n")
                store_s += between - begun
                json_s += perf_counter() - between
            writer.finish()
    return store_s, json_s


def parts(head: Session, size: int) -> Iterator[Session]:
    made_spans = tuple(spans_of(head, size))
    for at in range(0, size, PART):
        part = made_spans[at : at + PART]
        yield replace(head, spans=part, end_ns=part[-1].end_ns)


def spans_of(head: Session, count: int) -> Iterator[Span]:
    """As lightweight recordings have them: features, and a recompute after each thirty."""
    random.seed(count)
    start_ns = head.start_ns
    for id in range(1, count + 1):
        wall_ns = round(random.lognormvariate(13, 2))
        other_ns = random.randrange(1_000, 30_000)
        read = {"cpu_ns": wall_ns + 77_000} if wall_ns > 1_000_000 or random.random() < 0.3 else {}
        if wall_ns > 20_000_000:
            read |= {"rss_bytes": 300_000_000 + id * 4096, "rss_change_bytes": 4096 * 12}
        if id % FEATURES:
            times = {"compute_ns": wall_ns, "other_ns": other_ns, **read}
            name = f"Feature{id % FEATURES:03}"
            parent = id + FEATURES - id % FEATURES
            yield Span(
                id, parent, SpanKind.FEATURE, "Doc", name, start_ns, wall_ns + other_ns, **times
            )
        else:
            rows = tuple((row, random.randrange(100_000)) for row in Row)
            kind = SpanKind.RECOMPUTE
            yield Span(id, None, kind, "Doc", "", start_ns, wall_ns, rows=rows, **read)
        start_ns += wall_ns + other_ns


def checkpointed(path: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return os.path.getsize(path)


def read(path: str, spans: int) -> None:
    begun = perf_counter()
    with Store(path) as store:
        page = store.sessions(limit=PAGE)
        print(f"first page of {len(page)} sessions: {perf_counter() - begun:.3f} s (limit 0.5 s)")
        begun = perf_counter()
        points = store.trend("Doc", "Feature007")
        runs = sum(point.runs for point in points)
        found = f"{runs} runs in {len(points)} sessions"
        print(f"trend of a feature, {found}: {perf_counter() - begun:.2f} s")
        longest = max(store.sessions(), key=lambda info: info.span_count)
        begun = perf_counter()
        count = sum(1 for _ in store.spans(longest.id))
        assert count == longest.span_count == spans // 2
        took_s = perf_counter() - begun
        print(f"{count} spans of one session read: {took_s:.1f} s, {per(took_s, count)} a span")
        tracemalloc.start()
        for _ in islice(store.spans(longest.id), 50 * PART):
            pass
        peak_bytes = tracemalloc.get_traced_memory()[1]
        print(f"memory of Python while {50 * PART} are read: {peak_bytes / 2**20:.1f} MiB")


def per(seconds: float, count: int) -> str:
    return f"{seconds / count * 1e6:.1f} µs"


if __name__ == "__main__":
    sys.exit(main())
