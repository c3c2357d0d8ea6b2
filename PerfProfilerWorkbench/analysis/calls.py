# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a tree of calls tells: cumulative times, the costliest branches, functions without the tree.

All take the nodes of a tree whose ids are their positions: of ``Calls``, of a part of one, or one
made of stacks, where a call is a sample and its time an estimate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ..model.calls import CallKind, CallNode, Calls, StackFrame, StackSample

Nodes = Sequence[CallNode]
_ENTRIES = (CallKind.FEATURE, CallKind.COMMAND, CallKind.MACRO, CallKind.CALLBACK)


class Function(NamedTuple):
    """What makes two nodes the same function."""

    name: str
    file: str
    line: int


@dataclass(frozen=True)
class Caller:
    """What one function cost through one of its callers."""

    calls: int
    cumulative_ns: int


@dataclass(frozen=True)
class FunctionCost:
    """One function wherever it was called; what recursion spends in itself counts once.

    ``callers`` leaves out functions that nobody known called.
    """

    function: Function
    native: bool
    calls: int
    self_ns: int
    cumulative_ns: int
    callers: Mapping[Function, Caller]


def cumulative_ns(nodes: Nodes) -> list[int]:
    """The time of each node with all that it called, by position."""
    times = [node.self_ns for node in nodes]
    for node in reversed(nodes):
        if node.parent is not None:
            times[node.parent] += times[node.id]
    return times


def since(calls: Calls, before: Calls) -> Calls:
    """What was recorded since an earlier moment of the same tree; nodes keep their places."""
    nodes = []
    for at, node in enumerate(calls.nodes):
        if at < len(before.nodes):
            old = before.nodes[at]
            node = replace(node, calls=node.calls - old.calls, self_ns=node.self_ns - old.self_ns)
        nodes.append(node)
    sums = ("events", "measured_cost_ns", "estimated_cost_ns", "own_ns", "outside_ns")
    rest = {name: getattr(calls, name) - getattr(before, name) for name in sums}
    return replace(calls, nodes=tuple(nodes), **rest)


def children(nodes: Nodes) -> dict[int | None, list[CallNode]]:
    """The nodes below each node; those below None are the roots."""
    below: dict[int | None, list[CallNode]] = defaultdict(list)
    for node in nodes:
        below[node.parent].append(node)
    return below


def of_feature(nodes: Nodes, document: str, name: str) -> tuple[CallNode, ...]:
    """A tree of its own of all that one feature called. Its roots are what FreeCAD called."""
    return _below(nodes, lambda node: (node.document, node.object) == (document, name))


def entries(nodes: Nodes) -> tuple[CallNode, ...]:
    """A tree of its own of what FreeCAD called: features, commands, macros, callbacks."""
    return _below(nodes, lambda node: node.kind in _ENTRIES)


def _below(nodes: Nodes, is_root: Callable[[CallNode], bool]) -> tuple[CallNode, ...]:
    """The nodes that are roots now, with all below them."""
    position: dict[int, int] = {}
    part: list[CallNode] = []
    for node in nodes:
        parent = None if node.parent is None else position.get(node.parent)
        if parent is not None or is_root(node):
            position[node.id] = len(part)
            part.append(replace(node, id=len(part), parent=parent))
    return tuple(part)


def without_stem(nodes: Nodes) -> tuple[CallNode, ...]:
    """Without the functions at the top that all that follows was called by."""
    below = children(nodes)
    top: int | None = None
    while len(below[top]) == 1 and not below[top][0].self_ns:
        top = below[top][0].id
    return _below(nodes, lambda node: node.parent == top)


def costliest(nodes: Nodes, share: float = 0.01) -> Iterator[tuple[int, CallNode, int]]:
    """(depth, node, cumulative ns) of each branch that has a share of the whole time.

    The costliest come first, each followed by what it called.
    """
    times, below = cumulative_ns(nodes), children(nodes)
    least_ns = share * sum(node.self_ns for node in nodes)
    waiting = [(0, node) for node in sorted(below[None], key=lambda node: times[node.id])]
    while waiting:
        depth, node = waiting.pop()
        if times[node.id] < least_ns:
            continue
        yield depth, node, times[node.id]
        cheap_first = sorted(below.get(node.id, ()), key=lambda child: times[child.id])
        waiting.extend((depth + 1, child) for child in cheap_first)


def functions(nodes: Nodes) -> list[FunctionCost]:
    """The functions of a tree, those with the most time of their own first."""
    times, sums = cumulative_ns(nodes), dict[Function, _Sum]()
    for node, outermost in _with_outermost(nodes):
        key, spent_ns = _function(node), times[node.id] if outermost else 0
        total = sums.setdefault(key, _Sum(node.native))
        total.add(node.calls, node.self_ns, spent_ns)
        if node.parent is not None:
            caller = total.callers.setdefault(_function(nodes[node.parent]), _Sum())
            caller.add(node.calls, node.self_ns, spent_ns)
    costs = [total.cost(key) for key, total in sums.items()]
    return sorted(costs, key=lambda cost: cost.self_ns, reverse=True)


@dataclass
class _Sum:
    native: bool = False
    calls: int = 0
    self_ns: int = 0
    cumulative_ns: int = 0
    callers: dict[Function, _Sum] = field(default_factory=dict)

    def add(self, calls: int, self_ns: int, spent_ns: int) -> None:
        self.calls += calls
        self.self_ns += self_ns
        self.cumulative_ns += spent_ns

    def cost(self, key: Function) -> FunctionCost:
        callers = {who: Caller(one.calls, one.cumulative_ns) for who, one in self.callers.items()}
        numbers = (self.calls, self.self_ns, self.cumulative_ns)
        return FunctionCost(key, self.native, *numbers, callers)


def _function(node: CallNode) -> Function:
    return Function(node.name, node.file, node.line)


def _with_outermost(nodes: Nodes) -> Iterator[tuple[CallNode, bool]]:
    """Each node, and whether none of the same function is above it."""
    below, running = children(nodes), defaultdict[Function, int](int)
    waiting = [(node, False) for node in below[None]]
    while waiting:
        node, left = waiting.pop()
        key = _function(node)
        if left:
            running[key] -= 1
            continue
        yield node, not running[key]
        running[key] += 1
        waiting.append((node, True))
        waiting.extend((child, False) for child in below.get(node.id, ()))


def within(samples: Iterable[StackSample], start_ns: int, end_ns: int) -> list[StackSample]:
    """The stacks that were taken in a span of time."""
    return [sample for sample in samples if start_ns <= sample.time_ns < end_ns]


def tree_of(samples: Iterable[StackSample], interval_ns: int) -> tuple[CallNode, ...]:
    """A tree in which a function's calls are the samples that met it as the innermost one.

    Its time is estimated: samples times interval. Native code that kept Python from running stands
    below the function that called it, as a node without a name.
    """
    top = _Branch(None, StackFrame("", "", 0), CallKind.FUNCTION)
    made: list[_Branch] = []
    for sample in samples:
        branch = top
        for frame in sample.frames:
            branch = branch.child(frame, CallKind.FUNCTION, made)
        if sample.held:
            branch = branch.child(StackFrame("", "", 0), CallKind.HELD, made)
        branch.samples += 1
    positions = {id(branch): position for position, branch in enumerate(made)}
    return tuple(branch.node(positions, interval_ns) for branch in made)


class _Branch:
    """A node of a tree of stacks in the making; ``lines`` counts where the function was met."""

    def __init__(self, parent: _Branch | None, frame: StackFrame, kind: CallKind) -> None:
        self.parent, self.frame, self.kind = parent, frame, kind
        self.samples = 0
        self.lines: dict[int, int] = defaultdict(int)
        self.branches: dict[tuple[str, str], _Branch] = {}

    def child(self, frame: StackFrame, kind: CallKind, made: list[_Branch]) -> _Branch:
        found = self.branches.get((frame.name, frame.file))
        if found is None:
            found = self.branches[frame.name, frame.file] = _Branch(self, frame, kind)
            made.append(found)
        found.lines[frame.line] += 1
        return found

    def node(self, positions: Mapping[int, int], interval_ns: int) -> CallNode:
        line = max(self.lines, key=self.lines.__getitem__)
        where = (self.frame.name, self.frame.file, line, self.kind is CallKind.HELD, "", "")
        counts = (self.samples, self.samples * interval_ns)
        parent = positions.get(id(self.parent))
        return CallNode(positions[id(self)], parent, self.kind, *where, *counts)
