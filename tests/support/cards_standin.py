# SPDX-License-Identifier: LGPL-2.1-or-later
"""Stand-ins for graphics cards that are not there: sessions as their readers would make them."""

from __future__ import annotations

from dataclasses import replace

from acts import MS, session

from PerfProfilerWorkbench.model.activity import Frame
from PerfProfilerWorkbench.model.facts import Sample
from PerfProfilerWorkbench.model.gpu import GpuReading, OpenGL

CARD = GpuReading(0, "0000:01:00.0", "Stand-in 3000", "NVIDIA", "nvidia 550")
LLVMPIPE = OpenGL("Mesa", "llvmpipe (LLVM 15.0.6, 256 bits)", "4.5", software=True)
RADEON = OpenGL("AMD", "AMD Radeon RX 6800 XT", "4.6", software=False)


def card_session(frames=(), opengl=RADEON, errors=None, **readings):
    """Twenty readings of one card in ten seconds; ``errors`` of the first and of all later ones."""
    counts = [None, None] if errors is None else errors
    samples = []
    for number in range(20):
        at_ns = number * 500 * MS
        read = replace(CARD, time_ns=at_ns, errors=counts[number > 0], **readings)
        samples.append(Sample(at_ns, gpus=(read,)))
    made = session(samples=tuple(samples), frames=tuple(frames), windowed=True)
    return replace(made, environment=replace(made.environment, opengl=opengl))


def slow_frames():
    """A view that turns for ten seconds, ten pictures a second."""
    return [Frame(number * 100 * MS, 90 * MS, moved=True) for number in range(100)]
