# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is switched on by some presets only: Python's calls, its stacks, its allocations."""

from __future__ import annotations

from contextlib import ExitStack

from .. import texts
from ..model.calls import Calls, StackSample
from ..model.memory import MemorySnapshot
from ..model.preset import Preset
from ..texts import Message
from .missing import missing
from .snapshots import snapshot
from .stacks import Stacks
from .tracer import Tracer
from .tracing import Tracing


class Instruments:
    """``use`` switches them on and off as a preset wants it, at any time; ``stop`` all off.

    What they found stays until they are switched on again. ``stack_interval_s`` is that of the
    stacks: whoever joins while they are taken does not change it.
    """

    def __init__(self) -> None:
        self._tracing = Tracing()
        self._tracer, self._tracing_calls = Tracer(), False
        self._stacks, self._taking_stacks = Stacks(), False
        self.snapshots: list[MemorySnapshot] = []
        self.stack_interval_s = Preset.stack_interval_s

    def use(self, preset: Preset) -> None:
        """The tracer goes first and comes last, so that it sees none of our own work."""
        if self._tracing_calls and not preset.calls:
            self._tracer.stop()
        if self._taking_stacks and not preset.stacks:
            self._stacks.stop()
        if preset.allocations:
            self._tracing.start()
        else:
            self._tracing.stop()
        if preset.stacks and not self._taking_stacks:
            self._stacks = Stacks()
            self.stack_interval_s = preset.stack_interval_s
            self._stacks.start(self.stack_interval_s)
        if preset.calls and not self._tracing_calls:
            self._tracer = Tracer()
            self._tracer.start()
        self._tracing_calls, self._taking_stacks = preset.calls, preset.stacks

    def stop(self) -> None:
        with ExitStack() as each:  # each comes down whatever becomes of the others
            each.callback(self._tracing.stop)
            each.callback(self._stacks.stop)
            each.callback(self._tracer.stop)
        self._tracing_calls = self._taking_stacks = False

    def take_snapshot(self, label: str) -> MemorySnapshot:
        taken = snapshot(label, trace=self._tracing)
        self.snapshots.append(taken)
        return taken

    @property
    def calls(self) -> Calls:
        """All since the tracer was switched on; empty if it never was."""
        return self._tracer.calls()

    @property
    def stacks(self) -> list[StackSample]:
        return list(self._stacks.samples)

    @property
    def missing(self) -> list[Message]:
        known = (
            (texts.READING_CALLS, self._tracer.missing),
            (texts.READING_STACKS, self._stacks.missing),
        )
        return [missing(reading, why) for reading, why in known if why is not None]
