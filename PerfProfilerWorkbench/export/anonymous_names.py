# SPDX-License-Identifier: LGPL-2.1-or-later
"""Stand-ins: what was the same name is the same stand-in, wherever it comes."""

from __future__ import annotations

from collections.abc import Callable

from ..model.calls import StackFrame
from ..model.span import ObjectKey
from . import anonymous_words as words

# What FreeCAD and Python call by these names in code of anybody
_ENTRIES = frozenset(("execute", "onChanged", "onDocumentRestored", "Activated", "<module>"))


class StandIns:
    """Numbers what it is asked for: "Document1", "Object17"."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, object], str] = {}
        self._counts: dict[str, int] = {}

    def of(self, what: str, name: object, ending: str = "") -> str:
        """The stand-in of a name; of none there is none."""
        if not name:
            return ""
        found = self._known.get((what, name))
        if found is None:
            number = self._counts[what] = self._counts.get(what, 0) + 1
            found = self._known[what, name] = f"{what}{number}{ending}"
        return found

    def unless(self, allowed: Callable[[str], bool], what: str, name: str) -> str:
        return name if allowed(name) else self.of(what, name)

    def document(self, name: str) -> str:
        return self.of("Document", name)

    def object(self, document: str, name: str) -> str:
        return self.of("Object", name and (document, name))

    def key(self, key: ObjectKey) -> ObjectKey:
        return ObjectKey(self.document(key.document), self.object(*key))

    def type(self, name: str) -> str:
        return self.unless(words.is_type, "Type", name)

    def proxy(self, name: str) -> str:
        return self.unless(words.is_class, "Addon", name)

    def property(self, name: str) -> str:
        return self.unless(words.is_property, "Property", name)

    def file(self, path: str) -> str:
        return self.of("File", path, words.extension(path))

    def member(self, name: str) -> str:
        if words.is_member(name):
            return name
        return self.of("Member", name, words.extension(name))

    def cells(self, path: str) -> str:
        """The cells or expressions of a change, which spaces part."""
        return " ".join(self.unless(words.is_cell, "Path", one) for one in path.split(" ") if one)

    def function(self, name: str, file: str, native: bool = False) -> tuple[str, str]:
        """Its name and its file."""
        if native:
            return self.unless(words.is_native, "native", name), ""
        known = words.python_file(file)
        if known and not known.startswith(("<string", "<stdin")):
            return name, known
        return self._own_function(name, file), known or self.of("File", file, words.extension(file))

    def frame(self, frame: StackFrame) -> StackFrame:
        name, file = self.function(frame.name, frame.file)
        return StackFrame(name, file, frame.line)

    def _own_function(self, name: str, file: str) -> str:
        entry = name.rpartition(".")[2]
        if name in _ENTRIES:
            return name
        number = self.of("function", name and (name, file))
        return f"{number}.{entry}" if entry in _ENTRIES else number
