# SPDX-License-Identifier: LGPL-2.1-or-later
"""Records every Python and native call in the main thread as a tree, with ``sys.setprofile``."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any

from ..model.calls import Calls
from ..texts import Message, message
from ..texts import calls as texts
from . import tracer_hook
from .tracer_tree import Tree

MAX_DEPTH = 400  # functions below are merged beside those at this depth
MAX_NODES = 50_000  # what finds no room goes to one node more for each caller


class Tracer:
    """One recording; start and stop it in the main thread, other threads are not heard.

    ``missing`` says why there are no calls, or after ``stop`` why the last ones are missing. A
    profile function of somebody else's, written in Python, goes on hearing everything, until it
    raises an exception: Python would take it away then, and so do we. Theirs has its place again
    afterwards, unless somebody changed it meanwhile. A profiler written in C (cProfile up to Python
    3.11) has no room for a second one and is left alone; later ones run beside ours.

    Python removes a profile function if recursion ends in the very call of it, so a RecursionError
    can end the recording early; the user's code sees the error that it would have seen.
    """

    def __init__(self, max_depth: int = MAX_DEPTH, max_nodes: int = MAX_NODES) -> None:
        self.missing: Message | None = None
        self._limits = (max_depth, max_nodes)
        self._tree = Tree(*self._limits)
        self._hook: tracer_hook.Profile | None = None
        self._others: list[Any] = []
        self._left_ns: Callable[[], int] = int
        self._start_ns, self._dispatch_ns = 0, 0.0

    def start(self) -> None:
        if self._hook is not None:
            return
        if threading.current_thread() is not threading.main_thread():
            self.missing = message(texts.NOT_MAIN_THREAD)
            return
        previous: Any = sys.getprofile()
        if previous is not None and not callable(previous):
            self.missing = message(texts.OTHER_PROFILER)
            return
        try:
            self._install(previous)
        except Exception as error:
            self._hook = None
            sys.setprofile(previous)
            self.missing = message(texts.CALLS_FAILED, error=error)

    def _install(self, previous: Any) -> None:
        self.missing, self._tree = None, Tree(*self._limits)
        self._others = [] if previous is None else [previous]
        self._dispatch_ns = tracer_hook.dispatch_ns()
        self._tree.seed(sys._getframe())
        hook, self._left_ns = tracer_hook.make(self._tree)
        self._hook = tracer_hook.chained(self._tree, hook, self._others) if previous else hook
        self._start_ns = self._left_ns()
        sys.setprofile(self._hook)

    def stop(self) -> None:
        """Take the hook down. Does nothing where none was installed."""
        if self._hook is None:
            return
        if sys.getprofile() is self._hook:
            sys.setprofile(self._others[0] if self._others else None)
        else:
            self.missing = message(texts.PROFILER_REPLACED)
        self._hook = None

    def calls(self) -> Calls:
        """What was recorded since ``start``; empty if it was not started."""
        tree = self._tree
        every = [tree.root, *tree.sinks, *tree.nodes]
        events = 2 * sum(node.calls for node in every)
        in_nodes_ns = sum(node.self_ns for node in every)
        return Calls(
            nodes=tree.call_nodes(),
            events=events,
            measured_cost_ns=self._left_ns() - self._start_ns - in_nodes_ns,
            estimated_cost_ns=round(events * self._dispatch_ns),
            own_ns=sum(node.self_ns for node in tree.sinks),
            outside_ns=tree.root.self_ns,
            truncated=tree.truncated,
        )
