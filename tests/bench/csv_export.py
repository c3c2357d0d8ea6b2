# SPDX-License-Identifier: LGPL-2.1-or-later
"""A million spans out of the store to CSV: the time in csv.writer's for the same rows, the memory.

    python3 tests/bench/csv_export.py [SPANS]

csv.writer has its rows in memory, a thousand at a time; reading them is not in its time. Ours is
all of it: reading the file, making the rows, writing them.
"""

from __future__ import annotations

import csv
import resource
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PerfProfilerWorkbench.export.spans_csv import SPAN_COLUMNS, write_spans_csv
from PerfProfilerWorkbench.model.session import Environment, Feature, Session
from PerfProfilerWorkbench.model.session_id import new_session_id
from PerfProfilerWorkbench.model.span import ObjectKey, Row, Span, SpanKind
from PerfProfilerWorkbench.store import owners
from PerfProfilerWorkbench.store.store import Store

FEATURES, ROUNDS, PART = 200, 3, 20_000
ROWS = ((Row.DEPENDENCIES, 12345), (Row.CLOSING, 2345), (Row.OWN, 345))


def head() -> Session:
    features = {
        ObjectKey("Document", f"Pad{number:03}"): Feature(
            f"Pad, number {number}", "PartDesign::Pad"
        )
        for number in range(FEATURES)
    }
    environment = Environment("1.1.3", "3.14.0", "6.9", "7.9", "Linux", "processor")
    began = 1_700_000_000.25
    id = new_session_id(began)
    return Session("full", environment, began, 0, 10**15, features=features, id=id)


def spans(count: int) -> Iterator[Span]:
    """Recomputes of 200 features."""
    for id in range(count):
        start_ns = id * 1_234_567
        if id % (FEATURES + 1) == FEATURES:
            of = (SpanKind.RECOMPUTE, "Document", "", start_ns, 10**8)
            yield Span(id, None, *of, rows=ROWS, cpu_ns=9**8)
        else:
            of = (SpanKind.FEATURE, "Document", f"Pad{id % FEATURES:03}", start_ns, 1_234_567)
            readings = {"rss_bytes": 300_000_000 + id, "rss_change_bytes": 4096}
            yield Span(id, id + 1, *of, compute_ns=1_134_567, cpu_ns=1_200_000, **readings)


def fill(path: str, count: int) -> str:
    with Store(path) as store:
        of, made = head(), spans(count)
        writer = store.begin(of, owners.owner())
        while part := tuple(islice(made, PART)):
            writer.write(replace(of, features={}, spans=part))
        writer.finish()
    return of.id


def export(store: str, id: str, path: str) -> float:
    """Seconds."""
    began = perf_counter()
    with Store(store) as opened:
        write_spans_csv(path, opened.features(id), opened.span_lines(id))
    return perf_counter() - began


def by_csv_writer(source: str, path: str) -> float:
    """Seconds, without those of reading the rows."""
    taken_s = 0.0
    with (
        open(source, encoding="utf-8", newline="") as rows_file,
        open(path, "w", encoding="utf-8", newline="") as stream,
    ):
        reader, writer = csv.reader(rows_file), csv.writer(stream)
        while rows := list(islice(reader, 1000)):
            began = perf_counter()
            writer.writerows(rows)
            taken_s += perf_counter() - began
    return taken_s


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store, ours, theirs = (f"{folder}/{name}" for name in ("store.db", "our.csv", "their.csv"))
        id = fill(store, count)
        before_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        rounds = [(export(store, id, ours), by_csv_writer(ours, theirs)) for _ in range(ROUNDS)]
        more_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kib
        assert Path(ours).read_bytes() == Path(theirs).read_bytes()
        size_mib = Path(ours).stat().st_size / 2**20
    ratios = [mine / other for mine, other in rounds]
    print(
        f"{count} spans, {len(SPAN_COLUMNS)} columns, {size_mib:.0f} MiB: "
        f"{median(ratios):.2f} times csv.writer's time ({min(ratios):.2f} to {max(ratios):.2f} in "
        f"{ROUNDS} rounds; {median(mine for mine, _ in rounds):.1f} s); at most "
        f"{(before_kib + more_kib) / 1024:.0f} MiB resident"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
