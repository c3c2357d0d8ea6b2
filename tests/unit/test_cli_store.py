# SPDX-License-Identifier: LGPL-2.1-or-later
"""``sessions``, ``export``, ``import``, ``compare`` and ``baseline`` as a user starts them."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from random_sessions import random_session
from test_cli import ROOT, run, sentence
from test_plain import HOSTILE, labelled_session, session_of

from PerfProfilerWorkbench.cli.main import main
from PerfProfilerWorkbench.export.json import profile_dict, write_json
from PerfProfilerWorkbench.model.dates import utc
from PerfProfilerWorkbench.store import owners
from PerfProfilerWorkbench.store.store import Store

FORMATS = ("csv", "json", "html", "trace", "speedscope")
OLDER, LAST = "20231114-221320-00000001", "20261126-040215-3f9a1c0b"
UNKNOWN = "20991231-235959-ffffffff"


@pytest.fixture
def store(tmp_path):
    """The path of a store with two recordings; the older one is small."""
    path = tmp_path / "store.db"
    with Store(str(path)) as opened:
        older = replace(labelled_session(["Pad"]), id=OLDER, started_at=1_700_000_000.25)
        opened.add(older)
        opened.add(replace(random_session(2, 80), started_at=1_795_651_335.5))
    return path


def command(store, *arguments):
    return run(*arguments, environment={"PERFPROFILER_STORE": str(store), "TZ": "Asia/Tokyo"})


def done(store, *arguments) -> str:
    """What it printed; it worked and had nothing to complain of."""
    finished = command(store, *arguments)
    assert (finished.returncode, finished.stderr) == (0, b"")
    return finished.stdout.decode("utf-8")


def exported(store, folder, format, *arguments) -> Path:
    path = folder / f"out.{format}"
    said = done(store, "export", "last", "--format", format, "--output", str(path), *arguments)
    assert str(path) in said
    return path


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_sessions_are_listed_the_newest_first(store, tmp_path):
    listing = tmp_path / "sessions.json"
    table = done(store, "sessions", "--json", str(listing))
    _, first, second, *_ = table.splitlines()
    assert first.startswith(LAST) and second.startswith(OLDER)
    assert "2023-11-15 07:13:20" in second and "finished" in second  # in the user's own zone
    found = json.loads(listing.read_text("utf-8"))
    assert set(found) == {"sessions"}
    newest, oldest = found["sessions"]
    assert oldest == {
        "id": OLDER,
        "document": "Doc",
        "started": "2023-11-14T22:13:20.250000Z",
        "length_ns": 9995,
        "freecad": "1.1.3",
        "state": "finished",
        "machine": "",
        "preset": "lightweight",
        "spans": 2,
        "pinned": False,
        "baselines": [],
    }
    assert newest["spans"] == 80


def test_without_any_session_that_is_said_and_the_list_is_empty(tmp_path):
    listing = tmp_path / "sessions.json"
    assert "no recordings" in done(tmp_path / "new.db", "sessions", "--json", str(listing))
    assert json.loads(listing.read_text("utf-8")) == {"sessions": []}


def test_states_are_told(store, tmp_path):
    """A process that is gone, and this one."""
    gone = subprocess.Popen(["sleep", "60"])
    dead = owners.owner(gone.pid)
    gone.kill()
    gone.wait()
    with Store(str(store)) as opened:
        opened.begin(session_of(id="20300101-000000-00000001", started_at=2e9), dead)
        opened.begin(session_of(id="20300101-000000-00000002", started_at=2e9), owners.owner())
        listing = tmp_path / "sessions.json"
        done(store, "sessions", "--json", str(listing))
    found = {one["id"]: one["state"] for one in json.loads(listing.read_text())["sessions"]}
    assert found["20300101-000000-00000001"] == "interrupted"
    assert found["20300101-000000-00000002"] == "running" and found[OLDER] == "finished"


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "filters",
    [
        [],
        ["--document", "nobody's"],
        ["--since", "2099-01-01"],
        ["--until", "1999-12-31T23:59Z"],
        ["--kind", "view", "freeze"],
        ["--anonymous"],
        ["--anonymous", "--document", "Doc"],
    ],
    ids=" ".join,
)
def test_each_format_with_each_filter_is_a_valid_file(
    format, filters, store, tmp_path, monkeypatch
):
    """Within this process, because there are many."""
    monkeypatch.setenv("PERFPROFILER_STORE", str(store))
    path = tmp_path / f"out.{format}"
    arguments = ["export", "last", "--format", format, "--output", str(path), *filters]
    assert main(arguments) == 0
    if format == "csv":
        assert "kind" in path.read_text("utf-8").partition(",")[0]
    elif format == "html":
        assert path.read_text("utf-8").lower().startswith("<!doctype html>")
    else:
        assert json.loads(path.read_text("utf-8"))


def test_csv_has_a_row_a_span(store, tmp_path):
    whole = rows(exported(store, tmp_path, "csv"))
    assert len(whole) == 80
    of_kind = rows(exported(store, tmp_path, "csv", "--kind", "command", "freeze"))
    assert {row["kind"] for row in of_kind} == {"command", "freeze"}
    assert len(of_kind) == sum(row["kind"] in ("command", "freeze") for row in whole)
    marked = exported(store, tmp_path, "csv", "--excel")
    assert marked.read_bytes().startswith(b"\xef\xbb\xbf") and rows(marked) == whole


def test_dates_are_local_without_a_zone(store, tmp_path):
    whole = sorted(row["start"] for row in rows(exported(store, tmp_path, "csv")))
    middle = whole[40]
    expected = [start for start in whole if start >= middle]
    assert [
        *sorted(row["start"] for row in rows(exported(store, tmp_path, "csv", "--since", middle)))
    ] == expected
    tokyo = utc(1_795_651_335.5 - 1 + 9 * 3600)[:-1]
    assert len(rows(exported(store, tmp_path, "csv", "--since", tokyo))) == 80
    assert rows(exported(store, tmp_path, "csv", "--until", tokyo)) == []


def test_export_import_export_is_the_same_file(store, tmp_path):
    first = exported(store, tmp_path, "json").rename(tmp_path / "first.json")
    other = tmp_path / "other.db"
    assert LAST in done(other, "import", str(first))
    assert LAST in done(other, "import", str(first))
    second = exported(other, tmp_path, "json")
    assert second.read_bytes() == first.read_bytes()
    with Store(str(store)) as one, Store(str(other)) as two:
        assert one.session(LAST) == two.session(LAST)
        assert len(two.sessions()) == 1


def test_a_hostile_session_goes_out_and_in(tmp_path):
    session = replace(labelled_session(HOSTILE.values()), id=OLDER)
    write_json(str(tmp_path / "hostile.json"), profile_dict(session))
    done(tmp_path / "store.db", "import", str(tmp_path / "hostile.json"))
    again = exported(tmp_path / "store.db", tmp_path, "json")
    assert again.read_bytes() == (tmp_path / "hostile.json").read_bytes()


def test_a_session_is_compared_with_a_baseline(store, tmp_path):
    assert "nightly, 1" in done(store, "baseline", "nightly, 1", OLDER)
    listing = tmp_path / "sessions.json"
    assert "baseline nightly, 1" in done(store, "sessions", "--json", str(listing))
    assert json.loads(listing.read_text())["sessions"][1]["baselines"] == ["nightly, 1"]
    path = tmp_path / "compared.json"
    said = done(store, "compare", "nightly, 1", "last", "--json", str(path))
    assert "compared" in said and str(path) in said
    found = json.loads(path.read_text("utf-8"))
    assert (found["before"], found["after"]) == ([OLDER], [LAST])
    done(store, "compare", f"{OLDER},last", LAST, "--json", str(path))
    assert json.loads(path.read_text("utf-8"))["before"] == [OLDER, LAST]
    done(store, "baseline", "nightly, 1", "--retire")
    assert "nightly" in sentence(command(store, "compare", "nightly, 1", "last"))


@pytest.mark.parametrize(
    "arguments, told",
    [
        (["export", UNKNOWN], UNKNOWN),
        (["export", LAST[:-1]], LAST[:-1]),
        (["export", LAST + "0"], LAST + "0"),
        (["export", "2"], "id"),
        (["export", LAST + "\n"], LAST + "\\n"),
        (["export", "%"], "%"),
        (["export", "last", "--since", "yesterday"], "yesterday"),
        (["export", "last", "--until", "2026-02-30"], "2026-02-30"),
        (["export", UNKNOWN, "--anonymous"], UNKNOWN),
    ],
)
def test_a_wrong_id_or_date_is_one_sentence(arguments, told, store, tmp_path):
    path = tmp_path / "out.csv"
    finished = command(store, *arguments, "--format", "csv", "--output", str(path))
    assert told in sentence(finished)
    assert not path.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "last", "--format", "json", "--output", "out.json"],
        ["compare", "last", "last"],
        ["baseline", "name", "last"],
    ],
    ids=" ".join,
)
def test_last_of_no_sessions_is_one_sentence(arguments, tmp_path):
    store = tmp_path / "empty.db"
    assert str(store) in sentence(command(store, *arguments))


def test_other_failures_are_one_sentence_each(store, tmp_path):
    assert UNKNOWN in sentence(command(store, "compare", UNKNOWN, "last"))
    assert "nobody" in sentence(command(store, "compare", "last", "nobody"))
    assert "nobody" in sentence(command(store, "baseline", "nobody", "--retire"))
    missing = str(tmp_path / "missing" / "out.csv")
    out = ("--format", "csv", "--output", missing)
    assert missing in sentence(command(store, "export", "last", *out))
    nowhere = ("--format", "csv", "--output", "")
    assert sentence(command(store, "export", "last", *nowhere)).startswith('"" ')
    assert str(store) in sentence(command(store, "import", str(store)))
    assert missing in sentence(command(store, "import", missing))
    assert missing in sentence(command(store, "sessions", "--json", missing))


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "last"],
        ["export", "last", "--format", "pdf", "--output", "x"],
        ["export", "last", "--format", "csv", "--output", "x", "--kind", "nonsense"],
        ["import"],
        ["compare", "last"],
        ["baseline", "name"],
        ["baseline", "name", "last", "--retire"],
        ["sessions", "surplus"],
    ],
    ids=" ".join,
)
def test_bad_use_is_status_2(arguments, store):
    finished = command(store, *arguments)
    assert finished.returncode == 2 and finished.stderr.startswith(b"usage: ")


@pytest.mark.parametrize("arguments", [["sessions"], ["import", "FILE"]], ids=" ".join)
def test_a_damaged_store_is_one_sentence_and_is_kept(arguments, store, tmp_path):
    path = exported(store, tmp_path, "json")
    damaged = tmp_path / "damaged" / "store.db"
    damaged.parent.mkdir()
    damaged.write_bytes(b"no database at all" * 1000)
    arguments = [str(path) if one == "FILE" else one for one in arguments]
    said = sentence(command(damaged, *arguments))
    kept = [one for one in damaged.parent.iterdir() if "damaged-" in one.name]
    assert [one.read_bytes() for one in kept] == [b"no database at all" * 1000]
    assert str(kept[0]) in said
    done(damaged, *arguments)


def test_a_store_of_another_program_is_left_as_it_is(tmp_path):
    import sqlite3

    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (a)")
    other.close()
    before = path.read_bytes()
    assert str(path) in sentence(command(path, "sessions"))
    assert path.read_bytes() == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_interrupted_it_ends_without_a_traceback(number, store, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    environment = {**os.environ, "PERFPROFILER_STORE": str(store)}
    started = [sys.executable, "-m", "PerfProfilerWorkbench", "import", str(pipe)]
    beginning = subprocess.Popen(
        started,
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        # a shell that runs tests in the background has its children ignore Ctrl+C
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),
    )
    with beginning as process, open(pipe, "wb"):  # as soon as it reads, too
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (128 + number, b"")
