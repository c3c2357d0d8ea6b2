# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a user may type or connect by mistake: nothing is lost, and one sentence says so."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest
from test_cli import ROOT, run, sentence
from test_cli import model as model  # fixtures
from test_cli_store import LAST, OLDER, command, rows
from test_cli_store import store as store

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.cli.interrupt import Interrupted, interruptible
from PerfProfilerWorkbench.cli.main import main
from PerfProfilerWorkbench.cli.written import check_place
from PerfProfilerWorkbench.launch.errors import LaunchError
from PerfProfilerWorkbench.store.store import Store


@pytest.fixture
def here(store, monkeypatch):
    """Commands run within this process, because there are many; the store's path."""
    monkeypatch.setenv("PERFPROFILER_STORE", str(store))
    return store


@pytest.fixture
def nobody():
    """Without root's rights, for whom every folder is open."""
    if os.geteuid() == 0:
        os.setresuid(65534, 65534, 0)
        yield
        os.setresuid(0, 0, 0)
    else:
        yield


def export(path, format="csv", *filters):
    assert main(["export", "last", "--format", format, "--output", str(path), *filters]) == 0
    return path


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", ".lock"])
def test_the_recordings_are_not_written_over(ending, here, model, tmp_path, capsys):
    link = tmp_path / "link.csv"
    link.symlink_to(f"{here}{ending}")
    with Store(str(here)) as opened:
        before = [one.id for one in opened.sessions()]  # and holds -wal and -shm
        for path in (f"{here}{ending}", str(link)):
            for arguments in (
                ["export", "last", "--format", "csv", "--output", path],
                ["export", "last", "--format", "html", "--output", path],
                ["sessions", "--json", path],
                ["compare", "last", OLDER, "--json", path],
                ["profile", model, "--json", path],
            ):
                assert main(arguments) == 1
                assert f"{path} can't be written: the" in capsys.readouterr().err
    with Store(str(here)) as opened:
        assert [one.id for one in opened.sessions()] == before and not opened.notices


@pytest.mark.parametrize("format", ["csv", "json"])
@pytest.mark.parametrize("date", ["9999-12-31", "9999-12-31T23:59:59-14:00", "0001-01-02"])
def test_a_date_far_away_takes_all_or_nothing(date, format, here, tmp_path):
    since, until = (
        export(tmp_path / part, format, f"--{part}", date) for part in ("since", "until")
    )
    if format == "csv":
        assert sorted([len(rows(since)), len(rows(until))]) == [0, 80]


def test_the_report_is_in_the_language_of_the_command(here, tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    path = export(tmp_path / "out.html", "html")
    assert texts.catalogue("tr")(texts.REPORT_SLOWEST) in path.read_text("utf-8")


@pytest.mark.parametrize("name", ["last", OLDER])
def test_a_baseline_has_no_name_of_a_recording(name, store):
    assert name in sentence(command(store, "baseline", name, LAST))


@pytest.mark.parametrize("arguments", [["sessions"], ["compare", "last", OLDER]])
def test_an_empty_name_of_a_file_is_no_file(arguments, store):
    assert sentence(command(store, *arguments, "--json", "")).startswith('"" ')


def test_into_stdout_goes_the_export_alone(here, tmp_path):
    expected = export(tmp_path / "out.json", "json").read_bytes()
    finished = command(here, "export", "last", "--format", "json", "--output", "/dev/stdout")
    assert finished.returncode == 0 and finished.stdout == expected
    assert b"/dev/stdout" in finished.stderr


@pytest.mark.parametrize("arguments", [["sessions"], ["compare", "last", OLDER]])
def test_into_stdout_goes_the_json_alone(arguments, store):
    finished = command(store, *arguments, "--json", "/dev/stdout")
    assert finished.returncode == 0 and json.loads(finished.stdout)
    assert b"/dev/stdout" in finished.stderr


def test_a_device_is_written_in_a_folder_that_is_closed(here, nobody):
    check_place("/dev/null", "/dev/zero")
    with pytest.raises(LaunchError):
        check_place("/dev/not-there", "/dev/zero")


def test_a_recording_named_twice_counts_once(here, tmp_path):
    once, twice = (tmp_path / name for name in ("once.json", "twice.json"))
    assert main(["compare", "last", OLDER, "--json", str(once)]) == 0
    both = [f"last,{LAST},{LAST}", ",".join([OLDER] * 9)]
    assert main(["compare", *both, "--json", str(twice)]) == 0
    assert twice.read_bytes() == once.read_bytes()


@pytest.mark.parametrize("wanted", ["--help", "--version"])
def test_help_that_nobody_can_take_has_no_traceback(wanted):
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "wb") as left, open("/dev/full", "wb") as full:
        early, late = run(wanted, stdout=left), run(wanted, stdout=full)
    assert (early.returncode, early.stderr) == (0, b"")
    assert late.returncode == 1 and late.stderr.startswith(b"stdout can't be written")


@pytest.mark.parametrize("ignored", [False, True])
def test_a_signal_that_is_ignored_ends_nothing(ignored):
    """As behind ``nohup``, whose terminal may close."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN if ignored else signal.SIG_DFL)
    try:
        with interruptible() as check:
            os.kill(os.getpid(), signal.SIGHUP)
            if ignored:
                check()
            else:
                with pytest.raises(Interrupted):
                    check()
    finally:
        signal.signal(signal.SIGHUP, before)


def test_without_stdout_and_stderr_it_works_and_fails_as_ever(store, tmp_path):
    """As under pythonw or a daemon."""
    path = tmp_path / "sessions.json"
    asked = [sys.executable, "-m", "PerfProfilerWorkbench", "sessions", "--json"]
    for output, status in ((path, 0), (tmp_path / "missing" / "x", 1)):
        closed = ["sh", "-c", 'exec "$@" >&- 2>&-', "sh", *asked, str(output)]
        environment = {**os.environ, "PERFPROFILER_STORE": str(store)}
        assert subprocess.run(closed, cwd=ROOT, env=environment, timeout=60).returncode == status
    assert len(json.loads(path.read_text("utf-8"))["sessions"]) == 2


def test_a_damaged_store_that_cannot_be_set_aside_is_one_sentence(tmp_path):
    """As in a folder of somebody else, where no lock can be made."""
    store = tmp_path / "store.db"
    store.write_bytes(b"no database at all" * 1000)
    (tmp_path / "store.db.lock").mkdir()
    assert f"{store} are damaged and can't be set aside" in sentence(command(store, "sessions"))
    assert store.read_bytes() == b"no database at all" * 1000
