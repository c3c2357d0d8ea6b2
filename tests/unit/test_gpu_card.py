# SPDX-License-Identifier: LGPL-2.1-or-later
"""A real NVIDIA card, where there is one: what we read of it beside what nvidia-smi tells."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

import pytest

from PerfProfilerWorkbench.capture.gpu import Gpus, Watch
from PerfProfilerWorkbench.model.gpu import READINGS
from PerfProfilerWorkbench.texts import Message

SMI = shutil.which("nvidia-smi")
pytestmark = pytest.mark.skipif(SMI is None, reason="no NVIDIA card on this machine")

TAKEN_BYTES = 1 << 30
LIMIT_S = 30
# nvidia-smi's name, what one of it is of ours, and how far apart two readings may be
BESIDE = {
    "memory_total_bytes": ("memory.total", 1 << 20, 1 << 20),
    "memory_used_bytes": ("memory.used", 1 << 20, 2 << 20),
    "temperature_c": ("temperature.gpu", 1, 4),
    "power_w": ("power.draw", 1, 60),
    "clock_hz": ("clocks.gr", 1_000_000, 300_000_000),
    "memory_clock_hz": ("clocks.mem", 1_000_000, 1_000_000),
    "fan_share": ("fan.speed", 0.01, 0.05),
}
# Takes memory of the card, says so, and keeps the card busy until its stdin ends.
WORKER = """
import ctypes, sys, threading
cuda = ctypes.CDLL("libcuda.so.1")
device, context, where = ctypes.c_int(), ctypes.c_void_p(), ctypes.c_uint64()
assert not cuda.cuInit(0)
assert not cuda.cuDeviceGet(ctypes.byref(device), 0)
assert not cuda.cuCtxCreate_v2(ctypes.byref(context), 0, device)
size = ctypes.c_size_t(int(sys.argv[1]))
assert not cuda.cuMemAlloc_v2(ctypes.byref(where), size)
print("taken", flush=True)
ended = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
while not ended.is_set():
    assert not cuda.cuMemsetD8_v2(where, 7, size)
    assert not cuda.cuCtxSynchronize()
"""


@contextmanager
def working() -> Iterator[int]:
    """A process that works on the card; its id."""
    command = [sys.executable, "-c", WORKER, str(TAKEN_BYTES)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"taken\n"
        yield process.pid
        process.stdin.close()


@pytest.fixture
def worker():
    with working() as pid:
        yield pid


@pytest.fixture
def gpus():
    opened = Gpus()
    opened.open()
    yield opened
    opened.close()


def smi(*names):
    """What it tells of the first card, by name; None where it tells nothing."""
    asked = [SMI, f"--query-gpu={','.join(names)}", "--format=csv,noheader,nounits", "--id=0"]
    done = subprocess.run(asked, check=True, capture_output=True, text=True, timeout=LIMIT_S)
    told = [each.strip() for each in done.stdout.split(",")]
    return {
        name: None if "N/A" in each or "Not" in each else each
        for name, each in zip(names, told, strict=True)
    }


def test_readings_are_those_of_nvidia_smi(gpus, worker):
    card = gpus.read()[0]
    told = smi(*(name for name, _, _ in BESIDE.values()))
    for ours, (theirs, unit, apart) in BESIDE.items():
        value = getattr(card, ours)
        print(f"{ours}: {value}, nvidia-smi {told[theirs]}, {card.missing.get(ours)}")
        if told[theirs] is None:
            assert value is None and isinstance(card.missing[ours], Message)
        else:
            assert value == pytest.approx(float(told[theirs]) * unit, abs=apart), ours
    same = smi("name", "driver_version", "pci.bus_id")
    assert (card.name, card.driver) == (same["name"], f"NVIDIA {same['driver_version']}")
    assert same["pci.bus_id"].lower().endswith(card.key)
    assert {*READINGS} == {
        *card.missing.keys() & {*READINGS},
        *(name for name in READINGS if getattr(card, name) is not None),
    }, "each is read or has a reason"


def test_a_process_that_works_has_its_memory_and_the_card_is_busy(worker):
    """Busy is a mean of the driver's own last moments, so it is waited for."""
    watch = Watch(worker, 0.1)
    try:
        until_s, card = monotonic() + LIMIT_S, None
        while card is None or not card.busy_share or card.busy_share < 0.5:
            assert monotonic() < until_s, card
            latest = watch.latest()
            card = card if isinstance(latest, Message) else latest[0]
    finally:
        watch.stop()
    print(f"busy {card.busy_share:.0%}, its own {card.own_memory_bytes}, {card.processes}")
    print(f"errors {card.errors}, missing {dict(card.missing)}")
    if card.own_memory_bytes is None:  # a container's process ids can be others
        assert isinstance(card.missing["own_memory_bytes"], Message)
    else:
        assert TAKEN_BYTES <= card.own_memory_bytes < 2 * TAKEN_BYTES
    assert card.memory_used_bytes >= TAKEN_BYTES


def test_memory_that_is_given_back_is_gone(gpus):
    """Each reading is a new one of the driver's, not one kept."""
    before = gpus.read()[0].memory_used_bytes
    with working():
        meanwhile = gpus.read()[0].memory_used_bytes
    assert meanwhile - before >= TAKEN_BYTES
    assert gpus.read()[0].memory_used_bytes - before < TAKEN_BYTES
