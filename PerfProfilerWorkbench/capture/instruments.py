# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is switched on by some presets only: Python's calls, its stacks, its allocations."""

from __future__ import annotations

from ..model.calls import Calls, StackSample
from ..model.memory import MemorySnapshot
from ..model.preset import Preset
from ..texts import Message
from .snapshots import snapshot
from .stacks import Stacks
from .tracer import Tracer
from .tracing import Tracing

STACK_INTERVAL_NS = 100_000_000


class Instruments:
    """``use`` switches them as a preset wants it, at any time; ``stop`` switches all off.

    What they found stays until the recorder makes new ones.
    """

    def __init__(self) -> None:
        self._tracing = Tracing()
        self._tracer: Tracer | None = None
        self._stacks: Stacks | None = None
        self.snapshots: list[MemorySnapshot] = []

    def use(self, preset: Preset) -> None:
        """The tracer comes last and goes first, so that it sees none of our own work."""
        if preset.allocations:
            self._tracing.start()
        if preset.stacks and self._stacks is None:
            self._stacks = Stacks()
            self._stacks.start(STACK_INTERVAL_NS / 1e9)
        if preset.calls and self._tracer is None:
            self._tracer = Tracer()
            self._tracer.start()

    def stop(self) -> None:
        if self._tracer is not None:
            self._tracer.stop()
        if self._stacks is not None:
            self._stacks.stop()
        self._tracing.stop()

    def take_snapshot(self, label: str) -> MemorySnapshot:
        taken = snapshot(label, trace=self._tracing)
        self.snapshots.append(taken)
        return taken

    @property
    def calls(self) -> Calls | None:
        return None if self._tracer is None else self._tracer.calls()

    @property
    def stacks(self) -> list[StackSample]:
        return [] if self._stacks is None else list(self._stacks.samples)

    @property
    def missing(self) -> list[Message]:
        known = [each.missing for each in (self._tracer, self._stacks) if each is not None]
        return [each for each in known if each is not None]
