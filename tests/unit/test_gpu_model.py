# SPDX-License-Identifier: LGPL-2.1-or-later
"""A reading of a card as a plain value and back; names of renderers."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from gpu_standins import ROOT

from PerfProfilerWorkbench.capture.gpu import opengl
from PerfProfilerWorkbench.model.gpu import GpuReading, OpenGL, from_plain, to_plain
from PerfProfilerWorkbench.texts import english, message, say
from PerfProfilerWorkbench.texts import gpu as texts

IDENTITY = (17, "0000:01:00.0", "A Card", "NVIDIA", "NVIDIA 999.12")
FULL = GpuReading(
    *IDENTITY,
    busy_share=0.5,
    memory_used_bytes=1,
    memory_total_bytes=2,
    temperature_c=60.0,
    power_w=99.5,
    fan_share=0.0,
    clock_hz=3,
    memory_clock_hz=4,
    own_memory_bytes=5,
    own_busy_ns=6,
    processes=((10, 7), (11, None)),
    errors={"xid_count": 0},
)
EMPTY = GpuReading(
    *IDENTITY,
    missing={
        "power_w": message(texts.GPU_NOT_TOLD),
        "errors": message(texts.GPU_REFUSED, error="x"),
        "fan_share": message(
            texts.GPU_TWO_REASONS,
            first=message(texts.GPU_NO_ANSWER, seconds=3),
            second=message(texts.GPU_LOST),
        ),
    },
)


@pytest.mark.parametrize("reading", [FULL, EMPTY, GpuReading(*IDENTITY)])
def test_a_reading_comes_back_from_json(reading):
    again = from_plain(json.loads(json.dumps(to_plain(reading))))
    assert again == reading
    for name, why in reading.missing.items():
        assert say(english, again.missing[name]) == say(english, why)


def test_an_error_in_a_reason_becomes_its_words():
    error = ValueError("out of words")
    reading = GpuReading(*IDENTITY, missing={"errors": message(texts.GPU_REFUSED, error=error)})
    plain = json.loads(json.dumps(to_plain(reading)))
    said = say(english, from_plain(plain).missing["errors"])
    assert said == texts.GPU_REFUSED.format(error="out of words")


@pytest.mark.parametrize("change", [{"missing": 3}, {"processes": [1]}])
def test_what_is_no_reading_is_refused(change):
    with pytest.raises((KeyError, TypeError, ValueError, AttributeError)):
        from_plain({**to_plain(FULL), **change})


@pytest.mark.parametrize(
    "renderer",
    [
        "llvmpipe (LLVM 15.0.6, 256 bits)",
        "softpipe",
        "Software Rasterizer",
        "Mesa DRI swrast",
        "Google SwiftShader",
        "ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (LLVM 10.0.0) (0x0000C0DE)))",
        "GDI Generic",
        "D3D12 (Microsoft Basic Render Driver)",
        "Apple Software Renderer",
        "zink Vulkan 1.3(llvmpipe (LLVM 17.0.6, 256 bits) (MESA_LLVMPIPE))",
    ],
)
def test_the_processor_draws(renderer):
    assert opengl.is_software(renderer)


@pytest.mark.parametrize(
    "renderer",
    [
        "NVIDIA GeForce RTX 3060/PCIe/SSE2",
        "AMD Radeon RX 6800 XT (radeonsi, navi21, LLVM 15.0.6, DRM 3.49, 6.1.0)",
        "Mesa Intel(R) Xe Graphics (TGL GT2)",
        "Apple M2 Pro",
        "virgl (AMD Radeon Graphics)",
        "D3D12 (NVIDIA GeForce RTX 3060)",
        "SVGA3D; build: RELEASE;  LLVM;",
        "",
    ],
)
def test_a_graphics_card_draws(renderer):
    assert not opengl.is_software(renderer)


@pytest.mark.parametrize(
    ("renderer", "name"),
    [
        ("NVIDIA H100 80GB HBM3/PCIe/SSE2", "NVIDIA H100 80GB HBM3"),
        ("GeForce 6150SE nForce 430/integrated/SSE2/3DNOW!", "GeForce 6150SE nForce 430"),
        ("AMD Radeon HD 8600/8700M", "AMD Radeon HD 8600/8700M"),
        ("llvmpipe (LLVM 15.0.6, 256 bits)", "llvmpipe"),
        ("Apple M2 Pro", "Apple M2 Pro"),
    ],
)
def test_a_name_is_told_without_what_the_driver_adds(renderer, name):
    assert OpenGL("Its Vendor", renderer, "4.6", software=False).name == name


def test_graphics_cards_are_read_without_freecad_and_qt():
    code = (
        "import sys, PerfProfilerWorkbench.capture.gpu, PerfProfilerWorkbench.capture.gpu.opengl\n"
        "print([name for name in sys.modules if name in ('FreeCAD', 'PySide', 'pynvml')])"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=60, text=True)
    assert done.stdout == "[]\n", done.stderr
