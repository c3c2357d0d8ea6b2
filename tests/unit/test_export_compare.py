# SPDX-License-Identifier: LGPL-2.1-or-later
"""A comparison as text and as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from compared import MODEL, MS, session, sessions
from test_plain import HOSTILE

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.analysis.compare import compare
from PerfProfilerWorkbench.analysis.comparison import Verdict
from PerfProfilerWorkbench.export.compare import comparison_dict, write_comparison
from PerfProfilerWorkbench.export.compare_text import comparison_text
from PerfProfilerWorkbench.texts import english

BEFORE = {**MODEL, "Origin": MS // 10, "Chamfer": 60 * MS}
AFTER = {
    **MODEL,
    "Origin": MS // 10,
    "Fillet": 40 * MS,
    "Pad2": round(0.7 * MODEL["Pad2"]),
    "Pad3": round(1.2 * MODEL["Pad3"]),
    "Pad6": round(1.4 * MODEL["Pad6"]),
}


@pytest.fixture(scope="module")
def comparison():
    return compare(sessions(BEFORE), sessions(AFTER, seed=2))


def lines(comparison, width=0):
    return comparison_text(comparison, english, width).splitlines()


def test_differences_come_first_then_what_is_new_gone_and_the_same(comparison):
    shown = [
        (line.split()[1], line.split()[-1]) for line in lines(comparison) if line.startswith("My ")
    ]
    assert shown[:5] == [
        ("Pad6", "slower"),
        ("Pad3", "slower"),
        ("Pad2", "faster"),
        ("Fillet", "new"),
        ("Chamfer", "gone"),
    ]
    assert {verdict for _, verdict in shown[5:]} == {"same"} and len(shown) == len(MODEL) + 2


def test_the_text_names_medians_spreads_and_the_change(comparison):
    (line,) = (line for line in lines(comparison) if line.startswith("My Pad6"))
    spread = r"\d[\d.]* ms \(\d[\d.]* ms to \d[\d.]* ms\)"
    change = r"\+[34]\d % \(\+[34]\d % to \+4\d %\)"
    assert re.search(rf"{spread} +{spread} +{change} +slower$", line), line


def test_what_was_not_compared_is_counted_with_its_reason(comparison):
    left = "Not comparable, 1: too short to be compared: less than 1 ms."
    assert lines(comparison)[-1] == left


def test_the_head_says_how_many_and_what_the_machine_did(comparison):
    head = lines(comparison)
    assert head[0] == "Recordings compared: 10 before, 10 after."
    assert head[1].startswith("All features together")
    assert any(line.startswith("Recompute of Doc") for line in head)


def test_where_nothing_differs_a_sentence_says_so():
    found = compare(sessions(MODEL), sessions(MODEL, seed=2))
    assert english(texts.COMPARED_NONE_DIFFER) in lines(found)
    assert english(texts.COMPARED_NONE_DIFFER) not in lines(
        compare(sessions(BEFORE), sessions(AFTER, seed=2))
    )


def test_of_a_long_list_of_the_same_the_largest_are_shown():
    many = {f"Pad{number}": (5 + number) * MS for number in range(40)}
    found = lines(compare(sessions(many), sessions(many, seed=2)))
    assert sum(line.endswith("same") and line.startswith("My Pad") for line in found) == 15
    assert "25 more are the same." in found


def test_too_few_recordings_are_a_sentence_and_no_table_of_features():
    found = lines(compare([session(MODEL)], [session(MODEL)]))
    assert any("is too few" in line for line in found)
    assert not any(line.startswith("My Pad") for line in found)


def test_lines_keep_to_the_width_that_is_there():
    labels = compare(*(sessions(MODEL, label=lambda name: name * 40, seed=n) for n in (1, 2)))
    table = [line for line in lines(labels, 120) if line.startswith("Pad")]
    assert len(table) == len(MODEL) and all(len(line) <= 120 for line in table)


def test_the_json_holds_all_of_it(comparison):
    plain = json.loads(json.dumps(comparison_dict(comparison)))
    assert plain["schema"] == "perfprofiler.comparison/1"
    assert len(plain["before"]) == len(plain["after"]) == 10 and plain["before"][0] == "s1-0"
    (slower,) = (one for one in plain["features"] if one["label"] == "My Pad6")
    assert slower["verdict"] == "slower" and slower["p"] < 0.05
    assert slower["ratio"]["low"] < 1.4 < slower["ratio"]["high"]
    assert slower["difference_low_ns"] < slower["difference_ns"] < slower["difference_high_ns"]
    assert set(slower["before"]) == {"median_ns", "low_ns", "high_ns", "count"}
    assert slower["before_names"] == [{"document": "Doc", "object": "Pad6"}]
    (new,) = (one for one in plain["features"] if one["verdict"] == "new")
    assert new["before"] is None and new["ratio"] is None and new["before_names"] == []
    assert {one["verdict"] for one in plain["features"]} == {str(one.value) for one in Verdict}
    assert plain["recomputes"][0]["document"] == "Doc"


def test_every_key_and_verdict_of_the_json_is_documented(comparison):
    text = (Path(__file__).resolve().parents[2] / "docs" / "comparing.md").read_text("utf-8")
    words = {*keys_of(comparison_dict(comparison)), *(str(one.value) for one in Verdict)}
    assert {word for word in words if f'"{word}"' not in text} == set()


def keys_of(value) -> set:
    if isinstance(value, dict):
        return set(value).union(*map(keys_of, value.values()))
    return set().union(*map(keys_of, value)) if isinstance(value, list) else set()


def test_hostile_labels_come_through(tmp_path):
    names = {f"Object{number}": 5 * MS for number in range(len(HOSTILE))}
    hostile = dict(zip(names, HOSTILE.values()))
    both = [sessions(names, label=hostile.__getitem__, seed=seed) for seed in (1, 2)]
    found = compare(*both)
    assert len(lines(found)) < 60
    write_comparison(str(tmp_path / "file.json"), found)
    read = json.loads((tmp_path / "file.json").read_text("utf-8"))
    labels = [one["label"] for one in read["features"]]
    assert set(labels) >= {text for text in HOSTILE.values() if "\udc80" not in text}
    assert list(tmp_path.iterdir()) == [tmp_path / "file.json"]
