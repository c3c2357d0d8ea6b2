# SPDX-License-Identifier: LGPL-2.1-or-later
"""CSV: what a spreadsheet reads is what was recorded, and none of it runs."""

from __future__ import annotations

import csv
import io
import json
import os

import pytest
from test_plain import (
    HOSTILE,
    feature_span,
    labelled_session,
    recompute_span,
    session_of,
)

from PerfProfilerWorkbench.export.csv import COLUMNS, cell, feature_rows, write_csv
from PerfProfilerWorkbench.export.json import profile_dict
from PerfProfilerWorkbench.model.span import Status

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
NUMBERS = ("recompute", "recompute_start_ns", "recompute_wall_ns", "runs", "share")


def profile_of(session):
    return profile_dict(session)


def read_table(path):
    with open(path, encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def written(profile, folder, **options):
    """The header and the rows, by column, of a profile that was written and read again."""
    path = str(folder / "out.csv")
    write_csv(path, profile, **options)
    header, *rows = read_table(path)
    assert all(len(row) == len(header) for row in rows)
    return header, [dict(zip(header, row)) for row in rows]


def shown(label):
    """A label as a file in UTF-8 can hold it."""
    return label.encode("utf-8", "backslashreplace").decode("utf-8")


def bare(text):
    """Without the apostrophes that keep it from running."""
    return text.replace("'", "")


def runs_as_formula(text):
    return text.lstrip(" ").startswith(STARTS)


def test_an_empty_session_is_a_header(tmp_path):
    header, rows = written(profile_of(session_of()), tmp_path)
    assert header == list(COLUMNS)
    assert rows == []


def test_a_recompute_without_features_is_a_header_too(tmp_path):
    header, rows = written(profile_of(session_of([recompute_span(1)])), tmp_path)
    assert header == list(COLUMNS) and rows == []


@pytest.mark.parametrize("label", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_label_comes_through_and_never_starts_a_formula(label, tmp_path):
    _, (row,) = written(profile_of(labelled_session([label])), tmp_path)
    assert not runs_as_formula(row["label"])
    assert bare(row["label"]) == bare(shown(label))
    assert row["type"] == "Part::Box" and row["total_ns"] == "10"


def test_all_hostile_labels_together_keep_to_their_rows(tmp_path):
    _, rows = written(profile_of(labelled_session(HOSTILE.values())), tmp_path)
    assert [bare(row["label"]) for row in rows] == [bare(shown(one)) for one in HOSTILE.values()]
    assert [row["object"] for row in rows] == [f"Object{n}" for n in range(len(HOSTILE))]


@pytest.mark.parametrize("separator", ["; ", ";", "\t", "x;\t ", "\n", "x\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_no_formula_begins_where_another_program_parts_a_label(delimiter, separator, tmp_path):
    """LibreOffice asks for semicolons and tabs, Excel takes semicolons in half of Europe."""
    path = tmp_path / "out.csv"
    labels = [f"a{separator}{start}1;b" for start in "=+-@"]
    write_csv(str(path), profile_of(labelled_session(labels)))
    plain = path.read_bytes().decode("utf-8")
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        lines = csv.reader(io.StringIO(plain, newline=""), delimiter=delimiter, quoting=quoting)
        cells = [text for row in lines for text in row]
        assert not any(text.lstrip(" ").startswith(tuple("=+-@")) for text in cells)
    assert [bare(row["label"]) for row in csv.DictReader(io.StringIO(plain, newline=""))] == labels


def test_no_other_text_starts_a_formula_either(tmp_path):
    """Names of documents and types come from the file as well; so may the name of a column."""
    path = str(tmp_path / "out.csv")
    for label in HOSTILE.values():
        feature = {"document": label, "object": label, "type": label, "total_ns": 1, label: 1}
        recompute = {"document": label, "start_ns": 0, "wall_ns": 2, "features": [feature]}
        write_csv(path, {"recomputes": [recompute]})
        cells = [text for row in read_table(path) for text in row]
        assert sum(bare(shown(label)) in bare(text) for text in cells) >= 5, label
        assert not any(runs_as_formula(text) for text in cells), label


def test_the_byte_order_mark_is_an_option(tmp_path):
    profile = profile_of(labelled_session(["ş"]))
    write_csv(str(tmp_path / "plain.csv"), profile)
    write_csv(str(tmp_path / "excel.csv"), profile, for_excel=True)
    plain = (tmp_path / "plain.csv").read_bytes()
    assert plain.startswith(b"recompute,")
    assert (tmp_path / "excel.csv").read_bytes() == b"\xef\xbb\xbf" + plain


def test_an_empty_session_for_excel_is_a_mark_and_a_header(tmp_path):
    write_csv(str(tmp_path / "out.csv"), profile_of(session_of()), for_excel=True)
    content = (tmp_path / "out.csv").read_bytes()
    assert content == b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n"


def test_each_recompute_has_rows_of_its_own_with_numbers_that_stay_numbers(tmp_path):
    spans = [
        feature_span(3, 1, "Box", 250, display_ns=50, other_ns=7),
        recompute_span(1, wall_ns=1000, start_ns=2**53 + 1),
        feature_span(4, 2, "Box", 0, status=Status.FAILED, shared_group=3),
        recompute_span(2, wall_ns=3, start_ns=2**54),
    ]
    _, (first, second) = written(profile_of(session_of(spans)), tmp_path)
    assert [first[name] for name in NUMBERS] == ["1", str(2**53 + 1), "1000", "1", "0.307"]
    times = ("total_ns", "compute_ns", "display_ns", "other_ns")
    assert [first[name] for name in times] == ["307", "250", "50", "7"]
    assert [second[name] for name in NUMBERS] == ["2", str(2**54), "3", "1", "0.0"]
    assert (first["status"], second["status"]) == ("ok", "failed")


def test_what_is_missing_is_an_empty_cell(tmp_path):
    spans = [feature_span(2, 1, "Box"), recompute_span(1, wall_ns=0)]
    _, (row,) = written(profile_of(session_of(spans)), tmp_path)
    assert row["shared_group"] == ""
    assert row["share"] == ""  # of nothing there is no share
    assert row["type"] == ""


def test_the_columns_are_the_union_of_all_rows_and_missing_ones_are_empty(tmp_path):
    profile = profile_of(labelled_session(["a", "b", "c"]))
    first, second, _ = profile["recomputes"][0]["features"]
    first["faces"], second["edges"], second["faces"] = 6, 12, None
    header, rows = written(profile, tmp_path)
    assert header == [*COLUMNS, "faces", "edges"]
    assert [(row["faces"], row["edges"]) for row in rows] == [("6", ""), ("", "12"), ("", "")]


@pytest.mark.parametrize(
    "value", [{"a": [1, None, "=x"], "ş": {}}, ["-1", 2.5], [], {}, True, False]
)
def test_nested_values_are_json(value, tmp_path):
    profile = profile_of(labelled_session(["a"]))
    profile["recomputes"][0]["features"][0]["extra"] = value
    _, (row,) = written(profile, tmp_path)
    assert json.loads(row["extra"]) == value
    assert "\\u" not in row["extra"]


@pytest.mark.parametrize("number", [0, -5, 2**70, 0.25, -1.5e-9])
def test_a_number_is_a_cell_as_it_is_even_a_negative_one(number):
    assert cell(number) == number and not isinstance(cell(number), str)


@pytest.mark.parametrize(
    "text", ["", "Box", "a=b", "1+1", "it's", "'=x", " plain", "é@x", "\u200f=x"]
)
def test_harmless_text_is_a_cell_as_it_is(text):
    assert cell(text) == text


def test_shares_are_of_the_recompute_and_sum_up_to_no_more_than_one():
    profile = profile_of(
        session_of([feature_span(n, 1, f"F{n}", 333) for n in (2, 3, 4)] + [recompute_span(1)])
    )
    shares = [row["share"] for row in feature_rows(profile["recomputes"])]
    assert shares == [0.333, 0.333, 0.333]


def test_a_folder_that_is_missing_is_an_error_that_names_the_file(tmp_path):
    path = str(tmp_path / "missing" / "out.csv")
    with pytest.raises(OSError) as caught:
        write_csv(path, profile_of(session_of()))
    assert caught.value.filename == path


def test_a_profile_that_is_none_leaves_the_old_file(tmp_path):
    path = tmp_path / "out.csv"
    path.write_text("old")
    with pytest.raises(KeyError):
        write_csv(str(path), {"recomputes": [{"features": [{}]}]})
    assert path.read_text() == "old" and os.listdir(tmp_path) == ["out.csv"]
