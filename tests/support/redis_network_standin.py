# SPDX-License-Identifier: LGPL-2.1-or-later
"""A stand-in for a bad network or a misbehaving Redis: a proxy in front of a real one."""

from __future__ import annotations

import re
import select
import socket
import threading
from dataclasses import dataclass

_REQUEST = re.compile(rb"(?:^|(?<=\r\n))\*\d+\r\n")
_LOOK_S = 0.02


@dataclass(frozen=True)
class Fault:
    """What the proxy does instead of handing on.

    ``closes``: it ends every connection at once. ``silent``: it takes everything and never answers.
    ``answer``: what it says to each request, which Redis never sees. ``late_s``: it holds back each
    request. ``cuts``: Redis does what it was asked, but the connection ends before its answer.
    ``forgets``: Redis does what it was asked and answers, and loses all it has.
    """

    closes: bool = False
    silent: bool = False
    answer: bytes = b""
    late_s: float = 0
    cuts: bool = False
    forgets: bool = False


class NetworkStandIn:
    """``fault`` may be set at any time; None: all is well. The others count what came."""

    def __init__(self, port: int) -> None:
        self.port_behind = port
        self.fault: Fault | None = None
        self.requests = self.connections = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._stopping = threading.Event()
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def url(self, login=""):
        return f"redis://{login}127.0.0.1:{self.port}/0"

    def lead_to(self, port):
        """To another Redis from now on; connections to the one before end."""
        self.port_behind = port

    def stop(self):
        self._stopping.set()
        for thread in list(self._threads):
            thread.join()
        self._listener.close()

    def _accept(self):
        while not self._stopping.is_set():
            if select.select([self._listener], [], [], _LOOK_S)[0]:
                client = self._listener.accept()[0]
                self.connections += 1
                thread = threading.Thread(target=self._serve, args=(client,))
                self._threads.append(thread)
                thread.start()

    def _serve(self, client):
        try:
            with client, socket.socket() as redis:
                if not (self.fault and self.fault.closes):
                    port = self.port_behind
                    redis.connect(("127.0.0.1", port))
                    self._hand_on(client, redis, port)
        except OSError:
            return

    def _hand_on(self, client, redis, port):
        while not self._stopping.is_set() and port == self.port_behind:
            for ready in select.select([client, redis], [], [], _LOOK_S)[0]:
                data = ready.recv(1 << 20)
                if not data or (self.fault and self.fault.closes):
                    return
                if not (self._asked if ready is client else self._answered)(data, client, redis):
                    return

    def _asked(self, data, client, redis):
        fault, number = self.fault, len(_REQUEST.findall(data))
        self.requests += number
        if fault and fault.silent:
            return True
        if fault and fault.answer:
            client.sendall(fault.answer * number)
            return True
        if fault and fault.late_s:
            self._stopping.wait(fault.late_s)
        redis.sendall(data)
        return True

    def _answered(self, data, client, redis):
        fault = self.fault
        if fault and fault.forgets:
            self._lose_all()
        if fault and fault.cuts:
            return False
        client.sendall(data)
        return True

    def _lose_all(self):
        with socket.create_connection(("127.0.0.1", self.port_behind)) as redis:
            redis.sendall(b"*1\r\n$8\r\nFLUSHALL\r\n")
            assert redis.recv(100).startswith(b"+OK")
