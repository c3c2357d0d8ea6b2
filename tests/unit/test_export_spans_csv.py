# SPDX-License-Identifier: LGPL-2.1-or-later
"""CSV with a row a span: from memory and out of the store the same, safe, and one row for each."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from random_sessions import random_session
from rich_sessions import rich
from test_export_csv import bare, read_table, runs_as_formula, shown
from test_plain import HOSTILE, labelled_session, recompute_span, session_of

from PerfProfilerWorkbench.export.spans_csv import SPAN_COLUMNS, write_spans_csv
from PerfProfilerWorkbench.model.filter import Filter, filtered
from PerfProfilerWorkbench.model.span import Span, SpanKind
from PerfProfilerWorkbench.model.span_line import lines_of
from PerfProfilerWorkbench.store.store import Store

ID = "20260101-000000-0000abcd"


def written(session, folder, for_excel=False) -> Path:
    path = folder / "spans.csv"
    lines = lines_of(session.spans, session)
    write_spans_csv(str(path), session.features, lines, for_excel)
    return path


def rows(session, folder):
    header, *found = read_table(written(session, folder))
    assert header == list(SPAN_COLUMNS)
    assert all(len(row) == len(header) for row in found)
    return [dict(zip(header, row)) for row in found]


def test_an_empty_session_is_a_header(tmp_path):
    assert rows(session_of(), tmp_path) == []


def test_a_row_has_all_that_the_span_has(tmp_path):
    session = rich()
    found = rows(session, tmp_path)
    assert len(found) == len(session.spans) > 10
    for span, row in zip(session.spans, found):
        assert (row["kind"], row["status"]) == (span.kind.value, span.status.value)
        for name in ("id", "parent", "wall_ns", "total_ns", "cpu_ns", "shared_group", "peak_bytes"):
            value = getattr(span, name)
            assert row[name] == ("" if value is None else str(value)), name
        assert row["estimated_start"] == str(span.estimated_start).lower()
        told = json.loads(row["rows"]) if row["rows"] else []
        assert told == [[kind.value, ns] for kind, ns in span.rows]


def test_details_are_columns_and_what_is_nested_is_json(tmp_path):
    session = rich()
    found = rows(session, tmp_path)
    saving = next(row for row in found if row["members"])
    assert {"name", "stored_bytes"} <= set(json.loads(saving["members"])[0])
    command = next(row for row in found if row["way"])
    assert command["workbench"] and command["waited_ns"].isdigit()
    heaps = json.loads(next(row["allocator"] for row in found if row["allocator"]))
    assert len(heaps) == 2 and "heap_bytes" in heaps[0]


def test_the_beginning_is_a_date_and_a_number(tmp_path):
    session = session_of([recompute_span(1, start_ns=5 + 1_500_000_999)])
    (row,) = rows(session, tmp_path)
    assert row["start"] == "2023-11-14T22:13:21.750000Z"
    assert row["start_ns"] == "1500001004"


def test_labels_and_types_come_from_the_features(tmp_path):
    feature, recompute = rows(labelled_session(["My, box"]), tmp_path)
    assert (feature["label"], feature["type"], feature["object"]) == (
        "My, box",
        "Part::Box",
        "Object0",
    )
    assert (recompute["label"], recompute["type"]) == ("", "")


@pytest.mark.parametrize("label", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_comes_through_and_never_starts_a_formula(label, tmp_path):
    session = labelled_session([label])
    span = Span(99, None, SpanKind.SCRIPT, label, label, 5, 5, name=label)
    session = session_of([*session.spans, span], session.features)
    first, *_, last = rows(session, tmp_path)
    told = first["label"]
    assert not runs_as_formula(told) and bare(told) == bare(shown(label))
    assert last["name"] == last["document"] == last["object"] == told


def test_the_lines_are_those_that_csv_writer_makes(tmp_path):
    path = written(rich(), tmp_path)
    with open(tmp_path / "again.csv", "w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(read_table(path))
    assert (tmp_path / "again.csv").read_bytes() == path.read_bytes()


def test_the_byte_order_mark_is_an_option(tmp_path):
    plain = written(rich(), tmp_path).read_bytes()
    assert written(rich(), tmp_path, for_excel=True).read_bytes() == b"\xef\xbb\xbf" + plain


FILTERS = {
    "all": Filter(),
    "since": Filter(since_s=1_700_000_020.5),
    "until": Filter(until_s=1_700_000_020.5),
    "document": Filter(document="Doc"),
    "nobody's": Filter(document="nobody's"),
    "kinds": Filter(kinds=frozenset((SpanKind.COMMAND, SpanKind.FEATURE))),
    "no kind": Filter(kinds=frozenset()),
    "together": Filter(1_700_000_005.0, 1_700_000_050.0, "Doc", frozenset((SpanKind.FEATURE,))),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store(str(tmp_path_factory.mktemp("store") / "store.db")) as opened:
        opened.add(random_session(5, 400))
        opened.add(rich())
        yield opened


@pytest.mark.parametrize("session", [random_session(5, 400), rich()], ids=["random", "rich"])
@pytest.mark.parametrize("wanted", FILTERS.values(), ids=FILTERS.keys())
def test_out_of_the_store_comes_the_same(session, wanted, store, tmp_path):
    path = tmp_path / "stored.csv"
    lines = store.span_lines(session.id, wanted)
    write_spans_csv(str(path), store.features(session.id), lines)
    part = filtered(session, wanted)
    whole = session_of(
        part.spans, session.features, started_at=session.started_at, start_ns=session.start_ns
    )
    assert path.read_bytes() == written(whole, tmp_path).read_bytes()


def test_the_filters_tell_them_apart():
    session = random_session(5, 400)
    sizes = {name: len(filtered(session, wanted).spans) for name, wanted in FILTERS.items()}
    assert sizes["all"] == 400 and sizes["nobody's"] == sizes["no kind"] == 0
    assert all(0 < sizes[name] < 400 for name in ("since", "until", "kinds", "together")), sizes
