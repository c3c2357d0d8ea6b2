# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences: messages in messages, and a catalogue that falls back to English text by text."""

from __future__ import annotations

import pytest

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.launch.errors import LaunchError
from PerfProfilerWorkbench.texts import catalogue, english, message, say

SENTENCES = [
    value
    for name, value in vars(texts).items()
    if name.isupper() and isinstance(value, str) and name != "CONTEXT" and name[0] != "_"
]
INNER, OUTER = "because of {cause}", "{file} is bad: {reason}"


def quoted(text):
    return f"«{text}»"


def test_a_sentence_gets_its_values():
    assert say(english, message("There is no {program}", program="fc")) == "There is no fc"


def test_a_message_without_values_is_its_text():
    assert say(english, message("it is empty")) == "it is empty"


def test_messages_inside_messages_are_translated_too():
    what = message(OUTER, file="m.FCStd", reason=message(INNER, cause=message("a signal")))
    assert say(english, what) == "m.FCStd is bad: because of a signal"
    assert say(quoted, what) == "«m.FCStd is bad: «because of «a signal»»»"


@pytest.mark.parametrize("value", ["{file}", "{", "}}", "{0}", "%s", "\udc80", ""])
def test_a_value_is_never_taken_for_a_text(value):
    what = message(OUTER, file=value, reason=message(INNER, cause=value))
    assert say(english, what) == f"{value} is bad: because of {value}"


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("count", 999, "999"),
        ("count", 1058256, "1,058,256"),
        ("count", 20480.0, "20,480"),
        ("count", True, "True"),
        ("line", 10358, "10358"),
    ],
)
def test_large_amounts_are_in_groups_of_three_digits(name, value, shown):
    assert say(english, message("{" + name + "}", **{name: value})) == shown


def test_groups_are_parted_as_the_language_does():
    assert say(catalogue("tr"), message("{count}", count=1058256)) == "1.058.256"
    assert say(catalogue("de"), message("{count}", count=-12345)) == "-12.345"


def test_a_value_may_be_anything_that_has_a_text():
    assert say(english, message(INNER, cause=180)) == "because of 180"
    error = ValueError("embedded null byte")
    assert say(english, message(INNER, cause=error)) == "because of embedded null byte"


def test_an_error_reads_in_english_and_keeps_its_message():
    error = LaunchError(message(OUTER, file="m", reason=message("so")))
    assert str(error) == "m is bad: so"
    assert say(quoted, error.message) == "«m is bad: «so»»"


@pytest.mark.parametrize("language", ["xx", "", "C", "C.UTF-8", "POSIX", "xx_YY.UTF-8", "en_GB"])
def test_the_catalogue_of_an_unknown_language_is_english(language):
    translate = catalogue(language)
    assert [translate(text) for text in SENTENCES] == SENTENCES


@pytest.mark.parametrize("language", ["tr", "tr_TR", "tr-TR", "tr_TR.UTF-8"])
def test_turkish_is_found_by_each_of_its_names(language):
    translate = catalogue(language)
    found = [translate(text) for text in SENTENCES]
    assert sum(new != old for new, old in zip(found, SENTENCES)) > len(found) / 2


@pytest.mark.parametrize("language", ["tr.UTF-8", "tr@modifier"])
def test_turkish_without_a_country_is_turkish_with_an_encoding_too(language):
    """A locale is named language[_territory][.codeset][@modifier]."""
    assert catalogue(language)(texts.FEATURE) == catalogue("tr")(texts.FEATURE) != texts.FEATURE


@pytest.mark.parametrize("text", ["nobody has translated this", "", "{value}"])
def test_a_text_that_turkish_lacks_stays_english(text):
    assert catalogue("tr_TR.UTF-8")(text) == text


def test_a_sentence_of_which_a_part_is_not_translated_is_a_sentence_all_the_same():
    what = message(texts.CANNOT_OPEN, file="m.FCStd", reason=message("nobody knows {this}", this=1))
    said = say(catalogue("tr_TR.UTF-8"), what)
    assert "m.FCStd" in said and "nobody knows 1" in said
    assert said != say(english, what)
