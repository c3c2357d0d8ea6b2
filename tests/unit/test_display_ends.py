# SPDX-License-Identifier: LGPL-2.1-or-later
"""A screen that nobody sees goes with the program that was on it."""

from __future__ import annotations

import shutil
import socket
import struct
import time

import pytest

from PerfProfilerWorkbench.launch import display

PATIENCE_S = 30


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not here")
def test_a_screen_ends_with_its_last_client():
    """Also where whoever started both was killed, and can't end it."""
    screen = display.Xvfb()
    try:
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(f"/tmp/.X11-unix/X{screen.number}")
            client.sendall(struct.pack("<cxHHHHxx", b"l", 11, 0, 0, 0))  # hello, in X11's words
            assert client.recv(1) == b"\1"
            assert screen._process.poll() is None
        until_s = time.monotonic() + PATIENCE_S
        while screen._process.poll() is None:
            assert time.monotonic() < until_s
    finally:
        screen.end()
