# SPDX-License-Identifier: LGPL-2.1-or-later
"""Senders that are killed at any moment send everything once, whoever goes on after them."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from redis_network_standin import Fault, NetworkStandIn
from redis_server import RedisServer
from shared_records import all_there, operation, reading, share

from PerfProfilerWorkbench.store.outbox import Kind

pytest.importorskip("redis")
SUPPORT = Path(__file__).resolve().parents[1] / "support"
AT_ONCE = 200  # entries in one go: less than a batch


class Senders:
    """Several at once on one store; one that is killed has a successor."""

    def __init__(self, path, url, count):
        self._command = [sys.executable, SUPPORT / "sharing_process.py", path, url]
        self._processes = [self._start() for _ in range(count)]

    def _start(self):
        process = subprocess.Popen(self._command, stdout=subprocess.PIPE, env={**os.environ})
        assert process.stdout.readline() == b"shares\n"
        return process

    def kill_one(self):
        number = random.randrange(len(self._processes))
        self._kill(self._processes[number])
        self._processes[number] = self._start()

    def end(self):
        for process in self._processes:
            self._kill(process)

    @staticmethod
    def _kill(process):
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture
def server(tmp_path):
    folder = tmp_path / "redis"
    folder.mkdir()
    server = RedisServer(folder).start()
    yield server
    server.stop()


@pytest.mark.parametrize("kills", [5, pytest.param(90, marks=pytest.mark.long)])
def test_senders_killed_at_random_moments_send_everything_once(kills, tmp_path, server):
    path = tmp_path / "recordings.sqlite"
    network = NetworkStandIn(server.port)
    network.fault = Fault(late_s=0.01)  # so that something is mostly under way
    share(path, operation(1))
    senders = Senders(path, network.url(), 2)
    try:
        for kill in range(kills):
            first = 2 + kill * AT_ONCE
            share(path, *map(operation, range(first, first + AT_ONCE)))
            threading.Event().wait(random.uniform(0, 0.4))  # a random moment, not a condition
            senders.kill_one()
        all_there(server.url(), 1 + kills * AT_ONCE)
        with reading(server.url()) as shared:
            assert shared.trimmed()[Kind.OPERATION] == 0
    finally:
        senders.end()
        network.stop()
