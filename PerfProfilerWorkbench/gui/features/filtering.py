# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the filter of the features understands: "sketch", ">100ms", "display>50%", "failed".

Words are parts of the label, the internal name or the type; all that is written must hold. Names
and units are taken in English and in the user's language.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from ... import texts
from ...analysis.feature_figures import Course
from .lines import Line

Test = Callable[[Line], bool]

_CONDITION = re.compile(r"([^<>=]*)(<=|>=|<|>|=)([0-9]*[.,]?[0-9]+)([^0-9<>=]*)")
_AFTER_SIGN = re.compile(r"([<>=])\s+(?=[0-9.,%])")
_BEFORE_SIGN = re.compile(r"((?:[^\s<>=]+\s+)+)(?=[<>=]+(\s?))")
_PERCENT_FIRST = re.compile(r"([<>=])%([0-9.,]+)")  # as Turkish writes it
_BEFORE_UNIT = re.compile(r"([<>=][0-9.,]+)\s+([^\s<>=]+)(?![^\s])")
_PIECE = re.compile(r'"([^"]*)"?|(\S+)')
_TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
    "=": operator.eq,
}
_TIMES = {
    texts.MICROSECONDS: 1e3,
    texts.MILLISECONDS: 1e6,
    texts.SECONDS: 1e9,
}
_SIZES = {texts.KIBIBYTES: 2.0**10, texts.MEBIBYTES: 2.0**20}
_MORE_TIMES = {"us": 1e3, "sec": 1e9, "min": 60e9}
_MORE_SIZES = {"kb": 2.0**10, "mb": 2.0**20, "gb": 2.0**30, "gib": 2.0**30}


class Wanted(NamedTuple):
    """``unknown`` is the first word that is not understood; the tests are of the others."""

    tests: tuple[Test, ...]
    unknown: str = ""

    def fits(self, line: Line) -> bool:
        return all(test(line) for test in self.tests)


EVERYTHING = Wanted(())


class _Field(NamedTuple):
    """How a value is read, and what its numbers mean; None is not known and fits nothing."""

    value: Callable[[Line], float | None]
    units: str  # "time", "size" or "" of a number
    share: Callable[[Line], float | None] | None = None


class Filter:
    """``wall_ns`` tells what the shares of the total are of."""

    def __init__(self, translate: texts.Translate, wall_ns: Callable[[], int]) -> None:
        self._translate = translate
        self._units = self._known_units()
        fields = _fields(wall_ns)
        self._fields = {word: field for text, field in fields.items() for word in self._both(text)}
        words: dict[str, Test] = {
            texts.STATUS_FAILED: lambda line: line.failed,
            texts.FP_WORD_WASTED: lambda line: line.figures.wasted_ns > 0,
            texts.FP_WORD_SLOWER: lambda line: _course(line) in (Course.SLOWER, Course.DRIFT),
            texts.FP_WORD_FASTER: lambda line: _course(line) is Course.FASTER,
        }
        self._words = {word: test for text, test in words.items() for word in self._both(text)}

    def read(self, text: str) -> Wanted:
        tests, unknown = [], ""
        for piece, quoted in _pieces(self._joined(text)):
            test = _named(piece) if quoted else self._test(piece)
            if test is None:
                unknown = unknown or piece
            else:
                tests.append(test)
        return Wanted(tuple(tests), unknown)

    def _joined(self, text: str) -> str:
        """Conditions as people write them ("display > 100 ms", ">%50") in one piece."""
        text = _BEFORE_SIGN.sub(lambda found: self._named_before(*found.groups()), text)
        text = _PERCENT_FIRST.sub(r"\1\2%", _AFTER_SIGN.sub(r"\1", text))
        return _BEFORE_UNIT.sub(
            lambda found: (
                "".join(found.groups()) if _folded(found.group(2)) in self._units else found.group()
            ),
            text,
        )

    def _named_before(self, words: str, after: str) -> str:
        """What stands before a sign: the words that name a field become one, and join it. One that
        says something by itself does so only if there is a space on both sides of the sign."""
        said = words.split()
        for first in range(len(said)):
            name = "".join(said[first:])
            if _folded(name) in self._fields and (after or _folded(name) not in self._words):
                return " ".join([*said[:first], name])
        return words

    def _test(self, piece: str) -> Test | None:
        word = _folded(piece)
        if word in self._words:
            return self._words[word]
        if not any(sign in piece for sign in "<>="):
            return _named(piece)
        found = _CONDITION.fullmatch(word)
        return None if found is None else self._condition(*found.groups())

    def _condition(self, name: str, sign: str, number: str, unit: str) -> Test | None:
        field = self._fields.get(name.strip() or _folded(texts.FP_TOTAL))
        if field is None:
            return None
        kind, factor = self._units.get(unit.strip(), ("unknown", 0.0))
        read = field.share if kind == "share" else field.value if kind == field.units else None
        if read is None:
            return None
        limit, holds, value_of = float(number.replace(",", ".")) * factor, _TESTS[sign], read

        def test(line: Line) -> bool:
            value = value_of(line)
            return value is not None and holds(value, limit)

        return test

    def _both(self, text: str) -> Iterator[str]:
        """In English and in the user's language, without spaces."""
        for word in (text, self._translate(text)):
            yield _folded(word).replace(" ", "")

    def _known_units(self) -> dict[str, tuple[str, float]]:
        units = {"": ("", 1.0), "%": ("share", 0.01)}
        for kind, known, more in (("time", _TIMES, _MORE_TIMES), ("size", _SIZES, _MORE_SIZES)):
            units.update({word: (kind, factor) for word, factor in more.items()})
            for text, factor in known.items():
                for word in self._both(text):
                    units[word.replace("{value}", "")] = (kind, factor)
        units[_folded("µs")] = units["us"]
        return units


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """What stands between spaces, and what in quotes."""
    for found in _PIECE.finditer(text):
        quoted, plain = found.groups()
        if quoted or plain:
            yield (plain or quoted), plain is None


def _folded(text: str) -> str:
    """Without the difference of small and big letters, in Turkish too."""
    return text.casefold().replace("\u0131", "i").replace("\u0307", "")


def _named(word: str) -> Test:
    sought = _folded(word)
    return lambda line: any(
        sought in _folded(text) for text in (line.label, line.key.object, line.type)
    )


def _course(line: Line) -> Course | None:
    return line.figures.trend.course if line.figures.trend else None


def _fields(wall_ns: Callable[[], int]) -> dict[str, _Field]:
    def part(value: Callable[[Line], int]) -> _Field:
        return _Field(
            lambda line: None if line.unknown else value(line),
            "time",
            lambda line: value(line) / line.total_ns if line.total_ns else None,
        )

    def of_wall(line: Line) -> float | None:
        return None if line.unknown or not wall_ns() else line.total_ns / wall_ns()

    total = _Field(lambda line: line.known_total_ns, "time", of_wall)
    return {
        texts.FP_TOTAL: total,
        texts.TIME: total,
        texts.SHARE: _Field(lambda line: None, "none", of_wall),
        texts.COMPUTE: part(lambda line: line.compute_ns),
        texts.DISPLAY: part(lambda line: line.display_ns),
        texts.FP_WASTED: _Field(lambda line: line.wasted_ns, "time"),
        texts.FP_PRICE: _Field(lambda line: line.price_ns, "time"),
        texts.RUNS: _Field(lambda line: line.cost.runs if line.cost else None, ""),
        texts.FP_FACES: _Field(lambda line: line.figures.faces, ""),
        texts.FP_TRIANGLES: _Field(lambda line: line.figures.triangles, ""),
        texts.FP_MEMORY: _Field(lambda line: line.memory_bytes, "size"),
        texts.MEMORY_PEAK: _Field(lambda line: line.peak_bytes, "size"),
    }


def examples(translate: texts.Translate) -> dict[str, str]:
    """For a tooltip, in the user's language: the values of ``texts.FP_FILTER_TIP``."""

    def shown(text: str, value: str) -> str:
        return translate(text).format(value=value).replace(" ", "")

    def name(text: str) -> str:
        return _folded(translate(text)).replace(" ", "")

    time, second = shown(texts.MILLISECONDS, "100"), shown(texts.SECONDS, "1")
    words: Sequence[str] = (
        texts.STATUS_FAILED,
        texts.FP_WORD_WASTED,
        texts.FP_WORD_SLOWER,
        texts.FP_WORD_FASTER,
    )
    return {
        "time": f">{time}, {name(texts.COMPUTE)}<{second}",
        "share": f"{name(texts.DISPLAY)}>{shown(texts.PERCENT, '50')}",
        "memory": f"{name(texts.MEMORY_PEAK)}>100{shown(texts.MEBIBYTES, '')}",
        "words": ", ".join(translate(word) for word in words),
    }
