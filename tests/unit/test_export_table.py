# SPDX-License-Identifier: LGPL-2.1-or-later
"""Tables for the terminal and the clipboard: one line a row, whatever a label holds."""

from __future__ import annotations

import csv
import io
import re

import pytest
from test_plain import HOSTILE

from PerfProfilerWorkbench.export.table import bbcode_table, csv_table, markdown_table, text_table

HEADER = ["Feature", "Time", "Status"]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def columns_of(line):
    """How many columns a reader of Markdown sees: bars count, escaped ones don't."""
    return len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) - 1


def test_numbers_stand_to_the_right_and_text_to_the_left():
    rows = [["Box", "1.50 ms", "ok"], ["A longer one", "12.0 ms", "failed"]]
    assert text_table(HEADER, rows).splitlines() == [
        "Feature          Time  Status",
        "Box           1.50 ms  ok",
        "A longer one  12.0 ms  failed",
    ]


def test_a_table_without_rows_is_its_header():
    assert text_table(HEADER, []).split() == HEADER
    assert len(markdown_table(HEADER, []).splitlines()) == 2
    assert csv_table(HEADER, []) == "Feature,Time,Status\r\n"


def test_text_keeps_a_row_to_a_line_that_a_terminal_can_show():
    for label in HOSTILE.values():
        rows = [["first", "1 s", "ok"], [label, "2 s", "ok"], ["last", "3 s", "ok"]]
        lines = text_table(HEADER, rows).splitlines()
        assert len(lines) == 4, label
        assert lines[1].startswith("first ") and lines[3].startswith("last ")
        assert lines[2].endswith("2 s  ok")
        assert all(line.isprintable() for line in lines), label


def test_text_keeps_to_its_width_and_the_other_columns_stay():
    for label in HOSTILE.values():
        lines = text_table(HEADER, [[label, "2.31 s", "failed"]], width=40).splitlines()
        assert max(map(len, lines)) <= 40, label
        assert lines[1].endswith("2.31 s  failed"), label


def test_text_that_is_shortened_says_so():
    line = text_table(HEADER, [["x" * 50, "1 s", "ok"]], width=40).splitlines()[1]
    assert line.startswith("x" * 20) and "x…  " in line
    assert "…" not in text_table(HEADER, [["x" * 50, "1 s", "ok"]])


@pytest.mark.parametrize("width", [1, 12, 20])
def test_a_terminal_that_is_too_narrow_still_shows_something_of_each_column(width):
    line = text_table(HEADER, [["x" * 50, "1 s", "ok"]], width=width).splitlines()[1]
    assert line.split() == ["x" * 11 + "…", "1", "s", "ok"]


def test_letters_of_all_languages_stay_in_text():
    assert "Çöğüş ığİ 🧊" in text_table(HEADER, [["Çöğüş ığİ 🧊", "1 s", "ok"]])


def test_markdown_keeps_a_row_to_a_line_with_as_many_columns_as_the_header():
    for label in HOSTILE.values():
        rows = [[label, "2 s", "ok"], ["last", "3 s", label]]
        lines = markdown_table(HEADER, rows).splitlines()
        assert [columns_of(line) for line in lines] == [3, 3, 3, 3], label


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<script>", r"\<script\>"),
        ("a|b", r"a\|b"),
        ("a\\|b", r"a\\\|b"),
        ("**bold** _it_ `code`", r"\*\*bold\*\* \_it\_ \`code\`"),
        ("[x](http://y)", r"\[x\](http://y)"),
    ],
)
def test_markdown_shows_markup_and_does_not_obey_it(value, expected):
    assert f"| {expected} |" in markdown_table(["Feature"], [[value]])


@pytest.mark.parametrize("value", ["&lt;b&gt;", "&amp;", "~~gone~~"])
def test_markdown_shows_entities_and_strokes_as_they_were_written(value):
    """A reader turns ``&lt;`` into a bracket and strikes ``~~`` out, unless they are escaped."""
    table = markdown_table(["Feature"], [[value]])
    assert not re.search(r"(?<!\\)[&~]", table)


def test_csv_holds_each_label_and_none_of_them_starts_a_formula():
    for label in HOSTILE.values():
        text = csv_table([label, "Time"], [[label, "-1.50 s"]])
        header, row = csv.reader(io.StringIO(text, newline=""))
        assert header[0] == row[0] and row[0].replace("'", "") == label.replace("'", "")
        for value in (*header, *row):
            assert not value.lstrip(" ").startswith(FORMULA_STARTS), label


def test_a_forum_shows_the_table_as_text_whatever_a_label_holds():
    for label in (*HOSTILE.values(), "[/code] [CODE] [/ code]", "[[/code]"):
        text = bbcode_table(["Feature", "Time"], [[label, "2.31 s"]])
        assert text.startswith("[code]\nFeature") and text.endswith("2.31 s\n[/code]\n")
        assert len(re.findall(r"\[/?code", text, re.IGNORECASE)) == 2, label
