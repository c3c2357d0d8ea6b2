# SPDX-License-Identifier: LGPL-2.1-or-later
"""Whatever becomes of Redis in mid-recording: afterwards everything is there, once."""

from __future__ import annotations

import re
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest
from redis_network_standin import Fault, NetworkStandIn
from redis_server import RedisServer, until
from shared_records import (
    QUICK,
    all_there,
    head_of,
    numbers_there,
    operation,
    reading,
    share,
    sharing,
    snapshot,
)
from test_plain import session_of

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.store import sharing_entries
from PerfProfilerWorkbench.texts import english, say

redis = pytest.importorskip("redis")
PACE = replace(QUICK, timeout_s=0.4)
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "sharing.md"
SECRET = "s3cr3t/?#@%"
LOGIN = ":s3cr3t%2F%3F%23%40%25@"


@pytest.fixture
def started(tmp_path):
    """Starts servers, and ends them."""
    servers = []

    def start(*tls, **options):
        folder = tmp_path / f"redis{len(servers)}"
        folder.mkdir()
        servers.append(RedisServer(folder, *tls, **options).start())
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def network(started):
    standin = NetworkStandIn(started().port)
    yield standin
    standin.stop()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "recordings.sqlite"


def record(path, first, last):
    """Operations of these numbers, a snapshot, a baseline and the head, each on its own."""
    head = replace(session_of(()), id="S", started_at=time.time())
    for number in range(first, last + 1):
        share(path, operation(number))
    share(path, head_of(head), sharing_entries.snapshot_entry(head, snapshot(first)))
    now_s = time.time()
    share(path, sharing_entries.baseline_entry(head, f"b{first}", "Doc", now_s, True, {}))


def whole(url, last, firsts):
    """All that ``record`` put down is there once, and nothing was trimmed."""
    all_there(url, last)
    with reading(url) as shared:
        until(lambda: len(shared.baselines()) == len(firsts), "the baselines")
        assert sorted(one.name for one in shared.baselines()) == sorted(f"b{n}" for n in firsts)
        until(lambda: len(shared.snapshots("S")) == len(firsts), "the snapshots")
        assert [one.snapshot.time_ns for one in shared.snapshots("S")] == firsts
        until(lambda: [one.id for one in shared.sessions()] == ["S"], "the head")
        assert set(shared.trimmed().values()) == {0}


def waits(sharer, *reasons):
    """Until it says that it waits, and why; with no password in any of its words."""

    def reason():
        state = sharer.state
        return state.text == texts.SHARING_WAITS and state.values["reason"]

    until(lambda: (why := reason()) and why.text in reasons, lambda: f"{reasons}, {sharer.state},")
    assert SECRET not in say(english, sharer.state)


def url_behind(network):
    return f"redis://127.0.0.1:{network.port_behind}/0"


def refusal(words):
    return Fault(answer=b"-" + words + b"\r\n")


FAULTS = {
    "closes": (Fault(closes=True), texts.REDIS_UNREACHABLE),
    "silent": (Fault(silent=True), texts.REDIS_SILENT),
    "late": (Fault(late_s=1), texts.REDIS_SILENT),
    "cuts": (Fault(cuts=True), texts.REDIS_UNREACHABLE),
    "forgets": (Fault(forgets=True), texts.REDIS_NOT_KEPT),
    "always OK": (Fault(answer=b"+OK\r\n"), texts.REDIS_GARBAGE),
    "always done": (Fault(answer=b"*3\r\n:999\r\n:0\r\n:999\r\n"), texts.REDIS_GARBAGE),
    "another server": (Fault(answer=b"HTTP/1.1 400 Bad Request\r\n\r\n"), texts.REDIS_GARBAGE),
    "broken answer": (Fault(answer=b":\xff\xfe\r\n"), texts.REDIS_GARBAGE),
    "loading": (refusal(b"LOADING Redis is loading the dataset"), texts.REDIS_LOADING),
    "replica": (refusal(b"READONLY You can't write against a replica."), texts.REDIS_READ_ONLY),
    "full": (refusal(b"OOM command not allowed when used memory > x."), texts.REDIS_FULL),
    "disk": (refusal(b"MISCONF Redis is configured to save"), texts.REDIS_CANNOT_SAVE),
    "no password": (refusal(b"NOAUTH Authentication required."), texts.REDIS_PASSWORD),
    "password": (refusal(b"WRONGPASS invalid username-password pair"), texts.REDIS_PASSWORD),
    "rights": (refusal(b"NOPERM this user has no permissions"), texts.REDIS_NO_PERMISSION),
    "quotes": (refusal(f"ERR unknown command '{SECRET}'".encode()), texts.REDIS_REFUSED),
}


@pytest.mark.parametrize(("fault", "reason"), FAULTS.values(), ids=FAULTS.keys())
def test_after_a_fault_everything_is_there_once(fault, reason, path, network):
    url = url_behind(network)
    with sharing(path, network.url(), PACE) as sharer:
        record(path, 1, 10)
        whole(url, 10, [1])
        network.fault = fault
        record(path, 11, 20)
        waits(sharer, reason)
        record(path, 21, 30)
        asked = network.requests
        if not fault.closes:
            until(lambda: network.requests > asked, "another attempt")
        waits(sharer, reason)
        network.fault = None
        whole(url, 30, [1, 11, 21])
        until(lambda: sharer.state.text == texts.SHARING_CONNECTED, "being done")


@pytest.mark.parametrize("what", ["head", "operation"])
def test_what_is_not_kept_does_not_count_as_sent(what, path, network):
    network.fault = Fault(forgets=True)
    head = replace(session_of(()), id="S")
    share(path, head_of(head) if what == "head" else operation(1))
    with sharing(path, network.url(), PACE) as sharer, reading(network.url()) as shared:
        waits(sharer, texts.REDIS_NOT_KEPT)
        network.fault = None
        until(shared.sessions if what == "head" else shared.operations, "what was lost")


def test_a_slow_redis_gets_everything_all_the_same(path, network):
    with sharing(path, network.url(), replace(PACE, timeout_s=5)) as sharer:
        network.fault = Fault(late_s=0.1)
        record(path, 1, 10)
        until(lambda: sharer.state.text == texts.SHARING_CONNECTED, "being done", 60)
        network.fault = None
        whole(network.url(), 10, [1])


@pytest.mark.long
def test_who_sends_for_long_goes_on_being_the_only_one(path, network):
    share(path, *map(operation, range(1, 15_001)))  # thirty batches
    network.fault = Fault(late_s=0.1)
    pace = replace(PACE, timeout_s=60, hold_s=3, verify_s=3600)
    with sharing(path, network.url(), pace), sharing(path, network.url(), pace):
        until(lambda: numbers_there(url_behind(network))[-1:] == [15_000], "all of it")
        assert network.connections == 1, "the other one has sent nothing"


def test_a_redis_that_ends_and_begins_again_with_nothing_gets_everything_again(path, started):
    server = started()
    with sharing(path, server.url(), PACE) as sharer:
        record(path, 1, 10)
        whole(server.url(), 10, [1])
        server.stop()
        record(path, 11, 20)
        waits(sharer, texts.REDIS_UNREACHABLE)
        server.start()
        whole(server.url(), 20, [1, 11])
        server.stop()
        server.start()  # it was away so shortly that perhaps nobody noticed
        record(path, 21, 30)
        whole(server.url(), 30, [1, 11, 21])


def test_after_a_failure_all_that_was_sent_before_is_looked_for(path, started):
    server = started()
    with sharing(path, server.url(), replace(PACE, verify_s=3600)) as sharer:
        record(path, 1, 10)
        whole(server.url(), 10, [1])
        server.stop()
        share(path, operation(1, "another"))
        waits(sharer, texts.REDIS_UNREACHABLE)
        server.start()
        whole(server.url(), 10, [1])


def test_a_redis_that_is_not_there_at_first_gets_everything_later(path, started):
    server = started()
    server.stop()
    record(path, 1, 10)
    with sharing(path, server.url(), PACE) as sharer:
        waits(sharer, texts.REDIS_UNREACHABLE)
        server.start()
        whole(server.url(), 10, [1])


def test_a_redis_that_lost_all_without_a_word_gets_everything_again(path, started):
    server = started()
    with sharing(path, server.url(), PACE):
        record(path, 1, 10)
        whole(server.url(), 10, [1])
        with redis.Redis.from_url(server.url()) as client:
            client.flushall()
        whole(server.url(), 10, [1])


def test_after_a_failover_to_an_empty_redis_and_back_both_have_everything_once(path, started):
    one, other = started(), started()
    network = NetworkStandIn(one.port)
    try:
        with sharing(path, network.url(), PACE):
            record(path, 1, 10)
            whole(one.url(), 10, [1])
            network.lead_to(other.port)
            record(path, 11, 20)
            whole(other.url(), 20, [1, 11])
            network.lead_to(one.port)
            record(path, 21, 30)
            whole(one.url(), 30, [1, 11, 21])
    finally:
        network.stop()


@pytest.mark.parametrize("wrong", ["", ":wr0ng@", "nobody:s3cr3t@"])
def test_after_a_wrong_password_is_put_right_everything_is_sent(wrong, path, started):
    server = started(requirepass=SECRET)
    with sharing(path, server.url(wrong), PACE) as sharer:
        record(path, 1, 10)
        waits(sharer, texts.REDIS_PASSWORD)
        assert "wr0ng" not in say(english, sharer.state)
    with sharing(path, server.url(LOGIN), PACE):
        whole(server.url(LOGIN), 10, [1])


def test_a_password_that_the_server_changes_in_mid_recording_stops_nothing_for_good(path, started):
    server = started(requirepass=SECRET)
    with sharing(path, server.url(LOGIN), PACE) as sharer:
        record(path, 1, 10)
        whole(server.url(LOGIN), 10, [1])
        with redis.Redis.from_url(server.url(LOGIN)) as client:
            client.config_set("requirepass", "other")
            client.execute_command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")
            record(path, 11, 20)
            waits(sharer, texts.REDIS_PASSWORD)
            client.config_set("requirepass", SECRET)
        whole(server.url(LOGIN), 20, [1, 11])


def test_a_full_redis_gets_everything_once_there_is_room(path, started):
    server = started()
    with redis.Redis.from_url(server.url()) as client, sharing(path, server.url(), PACE) as sharer:
        client.config_set("maxmemory", 1)
        record(path, 1, 10)
        waits(sharer, texts.REDIS_FULL)
        client.config_set("maxmemory", 0)
        whole(server.url(), 10, [1])


def test_a_replica_and_a_disk_that_is_full_refuse_until_they_are_put_right(path, started):
    server = started()
    with redis.Redis.from_url(server.url()) as client, sharing(path, server.url(), PACE) as sharer:
        client.slaveof("127.0.0.1", 1)
        record(path, 1, 10)
        waits(sharer, texts.REDIS_READ_ONLY)
        client.slaveof()
        whole(server.url(), 10, [1])


def test_a_user_may_do_no_more_than_sharing_needs(path, started):
    """The rights that docs/sharing.md lists are enough, and one less is told."""
    server = started()
    command = re.search("^ACL SETUSER ann .*$", DOCUMENT.read_text("utf-8"), re.M).group()
    with redis.Redis.from_url(server.url()) as client:
        client.execute_command(*command.split())
        with sharing(path, server.url("ann:pw@"), PACE) as sharer:
            record(path, 1, 10)
            whole(server.url("ann:pw@"), 10, [1])
            client.execute_command("ACL", "SETUSER", "ann", "-eval")
            record(path, 11, 20)
            waits(sharer, texts.REDIS_NO_PERMISSION)
            client.execute_command("ACL", "SETUSER", "ann", "+eval")
            whole(server.url(), 20, [1, 11])


def test_another_database_is_another_place_and_one_that_is_not_there_is_told(path, started):
    server = started()
    record(path, 1, 10)
    with sharing(path, server.url(database=99), PACE) as sharer:
        waits(sharer, texts.REDIS_NO_DATABASE)
    with sharing(path, server.url(database=3), PACE):
        whole(server.url(database=3), 10, [1])
    with reading(server.url()) as shared:
        assert shared.operations() == [] and shared.sessions() == []


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", folder / "key.pem", "-out", folder / "certificate.pem"),
        ],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    return folder


def test_tls_works_and_a_certificate_that_nobody_knows_is_refused(path, started, certificate):
    server = started(certificate, requirepass=SECRET)
    url = server.url(LOGIN, "rediss")
    record(path, 1, 10)
    with sharing(path, url, PACE) as sharer:
        waits(sharer, texts.REDIS_UNREACHABLE)
        assert "certificate" in say(english, sharer.state)
    known = f"{url}?ssl_ca_certs={certificate / 'certificate.pem'}"
    with sharing(path, known, PACE):
        whole(known, 10, [1])
