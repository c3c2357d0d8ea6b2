# SPDX-License-Identifier: LGPL-2.1-or-later
"""Addresses of Redis: what is one, what is none; and that no password is ever said."""

from __future__ import annotations

import sys
import traceback

import pytest
from redis_server import until
from shared_records import sharing

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.store import redis_address
from PerfProfilerWorkbench.store.errors import StoreError
from PerfProfilerWorkbench.texts import english, say


@pytest.fixture
def redis_py():
    return pytest.importorskip("redis")


needs_redis = pytest.mark.usefixtures("redis_py")


@pytest.mark.parametrize(
    ("url", "place"),
    {
        "redis://host": "host:6379/0",
        "redis://host/": "host:6379/0",
        "rediss://host:1234/2": "host:1234/2",
        "redis://:secret@host": "host:6379/0",
        "redis://ann:s%2Fe%40@host.example.org:6380/15": "host.example.org:6380/15",
        "redis://[::1]:6379/1": "[::1]:6379/1",
        "rediss://h?ssl_ca_certs=/etc/ca.pem&ssl_cert_reqs=required": "h:6379/0",
    }.items(),
)
@needs_redis
def test_an_address_is_taken_and_shown_without_its_password(url, place):
    assert redis_address.place(url) == place
    made = redis_address.client(url, 1.0).connection_pool.connection_kwargs
    assert f"[{made['host']}]" in place if "[" in place else made["host"] in place
    assert (made.get("port", 6379), made.get("db", 0)) == tuple(
        map(int, place.rpartition(":")[2].split("/"))
    )
    assert made["socket_timeout"] == made["socket_connect_timeout"] == 1.0


@needs_redis
def test_a_password_comes_through_as_it_is():
    made = redis_address.client("redis://a%20b:s%2F%3F%23%40%25@h", 1.0)
    kwargs = made.connection_pool.connection_kwargs
    assert (kwargs["username"], kwargs["password"]) == ("a b", "s/?#@%")


BAD = [
    "", "host", "http://host", "unix:///run/s3cret.sock", "redis://", "redis://:s3cret@",
    "redis://:s3/cret@host", "redis://:s3#cret@host", "redis://:s3@cret@host",
    "redis://:12/s3cret@host", "redis://host:s3cret", "redis://host:65536", "redis://host/s3cret",
    "redis://host/-1", "redis://host/0/1", "redis://host?password=s3cret", "redis://host?x",
    "redis://host?socket_timeout=9", "redis://ho st", "redis://host/0\n", " redis://host",
    "rediss://h?ssl_no_such_thing=s3cret", "redis://h?ssl_ca_certs=/etc/s3cret.pem",
]  # fmt: skip


@pytest.mark.parametrize("url", BAD)
@needs_redis
def test_what_is_no_address_is_told_in_one_sentence_without_any_of_it(url):
    with pytest.raises(StoreError) as caught:
        redis_address.client(url, 1.0)
    assert caught.value.message.text == texts.BAD_REDIS_ADDRESS
    assert "cret" not in "".join(traceback.format_exception(caught.value))


@needs_redis
def test_a_sharer_with_a_bad_address_says_so_and_does_nothing(tmp_path):
    with sharing(tmp_path / "recordings.sqlite", "redis://:s3/cret@host") as sharer:
        until(lambda: sharer.state.text == texts.BAD_REDIS_ADDRESS, "the sentence")
    assert "cret" not in say(english, sharer.state)
    assert list(tmp_path.iterdir()) == []


def test_without_redis_py_the_reason_is_told(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "redis", None)
    with sharing(tmp_path / "recordings.sqlite", "redis://host") as sharer:
        until(lambda: sharer.state.text == texts.NO_REDIS_PACKAGE, "the sentence")
