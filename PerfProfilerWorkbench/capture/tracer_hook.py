# SPDX-License-Identifier: LGPL-2.1-or-later
"""The function that Python calls at every call and return, and what calling it costs.

All time between two visits is the current node's; the hook's own is nobody's. An exception in the
hook would remove it and surface in the user's code.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from time import perf_counter_ns
from types import FrameType, ModuleType
from typing import Any

from .tracer_tree import Tree

Profile = Callable[[FrameType, str, Any], object]
_LOOP = 500


def make(tree: Tree) -> tuple[Profile, Callable[[], int]]:
    """The hook, and a function that tells when it was last left (ns, ``perf_counter_ns``)."""
    stack, natives, clock = tree.stack, tree.natives, perf_counter_ns
    push, pop, unwind = stack.append, stack.pop, tree.unwind
    current, last = stack[-1], clock()

    def hook(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal current, last
        now = clock()
        current.self_ns += now - last
        try:
            if event == "c_call":
                try:
                    owner = type(arg.__self__)
                    key = arg if owner is ModuleType else natives[owner][arg.__name__]
                    current = current.children[key]
                except KeyError:
                    current = tree.enter_native(arg)
                current.calls += 1
                push(current)
            elif event == "call":
                try:
                    current = current.children[id(frame.f_code)]
                except KeyError:
                    current = tree.enter(frame)
                current.calls += 1
                push(current)
            elif event == "return" and current.code is not frame.f_code:
                unwind(frame.f_code)
                current = stack[-1]
            elif event == "return" or current.native:  # or a native return whose call was heard
                pop()
                current = stack[-1]
        except Exception:
            current = stack[-1]
        last = clock()

    return hook, lambda: last


def chained(tree: Tree, hook: Profile, others: list[Profile]) -> Profile:
    """Ours and somebody else's, the one in ``others``, taken out of it if it raises an exception.

    Its time is the hook's: it is taken off the node that the hook will charge for it.
    """
    stack, clock = tree.stack, perf_counter_ns

    def both(frame: FrameType, event: str, arg: Any) -> None:
        hook(frame, event, arg)
        start_ns = clock()
        if others:
            try:
                others[0](frame, event, arg)
            except Exception:
                others.clear()
        stack[-1].self_ns -= clock() - start_ns

    return both


@functools.cache
def dispatch_ns() -> float:
    """Nanoseconds an event that can't be measured as they pass: the interpreter calling a hook and
    half of each of its two looks at the clock. Measured on a hook that does nothing else.

    Leaves no profile function in place.
    """
    clock, inside = perf_counter_ns, 0

    def empty(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal inside
        now = clock()
        inside += clock() - now

    def loop_ns() -> int:
        nonlocal inside
        inside = 0
        return _loop_ns() - inside

    sys.setprofile(empty)
    try:
        heard = min(loop_ns() for _ in range(5))
    finally:
        sys.setprofile(None)
    quiet = min(_loop_ns() for _ in range(5))
    return max(0.0, (heard - quiet) / (2 * _LOOP))


def _loop_ns() -> int:
    start_ns = perf_counter_ns()
    for _ in range(_LOOP):
        _nothing()
    return perf_counter_ns() - start_ns


def _nothing() -> None:
    return
