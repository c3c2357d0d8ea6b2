# SPDX-License-Identifier: LGPL-2.1-or-later
"""A real Redis server, of Debian's package redis-tools, on a free port, in a folder of its own."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time

LIMIT_S = 60
# Debian's redis-server is a link to this program, which goes by the name that it is called by;
# the package with the link would also start a service of the system.
PROGRAM = shutil.which("redis-check-rdb")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(true, what="it", limit_s=LIMIT_S):
    """Poll for a condition; the value it has when it comes true. ``what``: a text, or makes one."""
    end = time.monotonic() + limit_s
    while not (value := true()):
        wanted = what() if callable(what) else what
        assert time.monotonic() < end, f"{wanted} did not happen within {limit_s} s"
        time.sleep(0.02)
    return value


class RedisServer:
    """Without persistence: what it holds is gone when it ends.

    ``tls``: the folder of certificate.pem and key.pem, for TLS only. ``options`` as in redis.conf.
    """

    def __init__(self, folder, tls=None, **options):
        self.port = free_port()
        self._settings = {"port": self.port, "bind": "127.0.0.1", "save": "", "dir": folder}
        if tls is not None:
            self._settings |= {"port": 0, "tls-port": self.port, "tls-auth-clients": "no"}
            self._settings["tls-cert-file"] = tls / "certificate.pem"
            self._settings["tls-key-file"] = tls / "key.pem"
        self._settings |= options
        self._process = None

    def url(self, login="", scheme="redis", database=0):
        return f"{scheme}://{login}127.0.0.1:{self.port}/{database}"

    def start(self):
        settings = self._settings.items()
        pairs = [part for name, value in settings for part in (f"--{name}", str(value))]
        self._process = subprocess.Popen(
            ["redis-server", *pairs],
            executable=PROGRAM,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(self._listens, "Redis' start")
        return self

    def _listens(self):
        assert self._process.poll() is None, "Redis ended at once"
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self):
        """At once, as if the power went."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
