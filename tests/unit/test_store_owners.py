# SPDX-License-Identifier: LGPL-2.1-or-later
"""A process is told from another that has its id later, on each system."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from dataclasses import replace

import pytest

from PerfProfilerWorkbench.store import process_starts
from PerfProfilerWorkbench.store.owners import Owner, lives, owner

STAT = (
    b"4711 (a) b (Z) S 1 4711 4711 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 987654321 100 200 1844 1\n"
)


def test_this_process_lives():
    assert owner() == owner(os.getpid())
    assert owner().started > 0 and owner().pid == os.getpid()
    assert lives(owner()) is True


def test_a_process_id_used_again_is_another_process():
    assert lives(replace(owner(), started=owner().started + 1)) is False


def test_a_process_that_ended_does_not_live_even_if_nobody_asked_for_its_status():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        of = owner(process.pid)
        assert lives(of) is True and of != owner()
        process.kill()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert lives(of) is False, "a zombie"
        process.stdin.close()
    assert lives(of) is False


def test_before_the_machine_was_started_again_nothing_lives():
    boot = owner().boot
    assert lives(replace(owner(), boot="0" * 36 + boot[36:])) is False


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"boot": "0" * 36 + " pid:[1]", "machine": "elsewhere"},
        {"boot": owner().boot + "1"},  # another container on this machine
        {"boot": ""},
        {"started": 0},
    ],
    ids=["machine", "container", "no boot", "no start"],
)
def test_of_processes_elsewhere_nobody_can_tell(elsewhere):
    assert lives(replace(owner(), **elsewhere)) is None


def test_another_name_of_the_machine_is_no_other_machine():
    assert lives(replace(owner(), machine="renamed")) is True


def test_no_process():
    assert process_starts.started(2**22 + 1) is None
    assert owner(2**22 + 1).started == 0


@pytest.mark.parametrize(
    ("state", "start"), [(b"S", 987654321), (b"R", 987654321), (b"Z", None), (b"X", None)]
)
def test_linux_with_brackets_in_the_name(state, start):
    assert process_starts.of_stat(STAT.replace(b") S ", b") " + state + b" ")) == start


def test_macos():
    info = bytes(120) + struct.pack("<2Q", 1_700_000_000, 123_456)
    assert len(info) == process_starts.BSD_INFO_BYTES
    assert process_starts.of_bsd_info(info) == 1_700_000_000_123_456


def test_windows():
    assert process_starts.of_filetime(struct.pack("<II", 5, 2)) == (2 << 32) + 5


def test_an_owner_is_four_facts():
    assert Owner("m", "b", 1, 2) != Owner("m", "b", 1, 3)
