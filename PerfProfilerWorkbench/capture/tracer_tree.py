# SPDX-License-Identifier: LGPL-2.1-or-later
"""The growing tree of calls. The hook finds a node that is there by itself and comes here for the
rest: new nodes, features, our own functions, and returns that do not fit.
"""

from __future__ import annotations

from types import CodeType, FrameType, ModuleType
from typing import Any

from ..model.calls import CallKind, CallNode
from . import tracer_names as names

REST_NAME = "…"


class Node:
    """A function in one place of the tree.

    ``children`` has Python functions by ``tracer_names.key``, functions of modules by themselves,
    other native functions by name. A ``sink`` is a node in which everything
    that is called stays.
    """

    __slots__ = (
        "calls",
        "children",
        "code",
        "depth",
        "kind",
        "name",
        "named",
        "native",
        "parent",
        "self_ns",
        "sink",
    )

    def __init__(self, parent: Node | None, kind: CallKind, code: CodeType | None = None) -> None:
        self.parent, self.kind, self.code = parent, kind, code
        self.children: dict[object, Node] = {}
        self.calls = self.self_ns = 0
        self.depth: int = parent.depth + 1 if parent else 0
        self.name = ""
        self.named = ("", "")
        self.native = self.sink = False


def _sink(native: bool, kind: CallKind = CallKind.FUNCTION, parent: Node | None = None) -> Node:
    made = Node(parent, kind)
    made.sink, made.native = True, native
    return made


class Tree:
    """``stack`` has the running functions, the root first, which stands for what is not Python.

    Our own functions are left out, with what they call (``_sunk``). Python code that a native
    function enters which we called is recorded: FreeCAD recomputes because we asked it to.
    """

    def __init__(self, max_depth: int, max_nodes: int) -> None:
        self._max_depth, self._max_nodes = max_depth, max_nodes
        self.root = Node(None, CallKind.FUNCTION)
        self._own, self._own_native = _sink(False), _sink(True)
        self._sunk, self._sunk_native = _sink(False), _sink(True)
        self.sinks = (self._own, self._own_native, self._sunk, self._sunk_native)
        self.stack = [self.root]
        self.nodes: list[Node] = []
        self.natives: dict[type, dict[str, str]] = {}
        self.truncated = False

    def seed(self, frame: FrameType | None) -> None:
        """Take the functions that already run, of which only the returns will be heard."""
        frames: list[FrameType] = []
        while frame is not None:
            frames.append(frame)
            frame = frame.f_back
        for each in reversed(frames):
            code = each.f_code
            self.stack.append(self._own if names.own(code) else self._enter(each, code))

    def enter(self, frame: FrameType) -> Node:
        """The node of a Python function that begins and was not among its caller's children."""
        code, caller = frame.f_code, self.stack[-1]
        if names.own(code):
            return self._own
        if caller.kind is CallKind.REST:
            return caller
        ours = caller.sink and caller is not self._own_native
        # below our own functions, unless FreeCAD asks for a feature meanwhile
        if ours and (code.co_name != "execute" or names.document_object(frame) is None):
            return self._sunk
        return self._enter(frame, code)

    def _enter(self, frame: FrameType, code: CodeType) -> Node:
        caller = self.stack[-1]
        kind = names.entry_kind(code) if caller.sink or caller is self.root else CallKind.FUNCTION
        if code.co_name != "execute":
            return self._child(names.key(code), kind, code)
        # never a plain key: the hook would find it there and not ask for the object again
        named = names.document_object(frame)
        if named is None:
            return self._child((id(code),), kind, code)
        node = self._child((id(code), *named), CallKind.FEATURE, code)
        if node.kind is CallKind.FEATURE:
            node.named = named
        return node

    def enter_native(self, function: Any) -> Node:
        """The node of a native function that begins and was not among its caller's children."""
        caller = self.stack[-1]
        if caller.sink:
            if caller.kind is CallKind.REST:
                return caller
            return self._own_native if caller is self._own else self._sunk_native
        owner = type(function.__self__)
        if owner is ModuleType:
            node = self._child(function, CallKind.FUNCTION)
            node.name = node.name or names.native_name(function)
        else:
            known = self.natives.setdefault(owner, {})
            name = known.setdefault(function.__name__, "") or names.native_name(function)
            known[function.__name__] = name
            node = self._child(name, CallKind.FUNCTION)
            node.name = node.name or name
        node.native = True
        return node

    def _child(self, key: object, kind: CallKind, code: CodeType | None = None) -> Node:
        above = next(node for node in reversed(self.stack) if not node.sink)
        if above.depth >= self._max_depth and above.parent is not None:
            above = above.parent
        found = above.children.get(key)
        if found is not None:
            found.code = code  # the same text may have been compiled again
            return found
        if len(self.nodes) >= self._max_nodes:
            return self._rest(above)
        node = Node(above, kind, code)
        if node.depth >= self._max_depth:  # what it calls stands beside it
            node.children, self.truncated = above.children, True
        above.children[key] = node
        self.nodes.append(node)
        return node

    def _rest(self, above: Node) -> Node:
        self.truncated = True
        rest = above.children.get(REST_NAME)
        if rest is None:
            rest = above.children[REST_NAME] = _sink(True, CallKind.REST, above)
            rest.name = REST_NAME
            self.nodes.append(rest)
        return rest

    def unwind(self, code: CodeType) -> None:
        """A function returned that is not the innermost one we know."""
        stack = self.stack
        if stack[-1].sink:
            stack.pop()
            return
        for position in range(len(stack) - 1, 0, -1):
            known = stack[position].code
            if known is not None and (known is code or names.key(known) == names.key(code)):
                del stack[position:]
                return

    def call_nodes(self) -> tuple[CallNode, ...]:
        positions = {node: position for position, node in enumerate(self.nodes)}
        return tuple(_call_node(position, node, positions) for node, position in positions.items())


def _call_node(position: int, node: Node, positions: dict[Node, int]) -> CallNode:
    code, parent = node.code, None if node.parent is None else positions.get(node.parent)
    if code is None:
        name, file, line, native = node.name, "", 0, node.kind is not CallKind.REST
    else:
        name, native = names.qualified_name(code), False
        file, line = code.co_filename, code.co_firstlineno
    where = (name, file, line, native, *node.named)
    return CallNode(position, parent, node.kind, *where, node.calls, node.self_ns)
