# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reads a page as a browser would, and checks that it is whole and needs nothing else."""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = {"meta", "link", "img", "br", "input"}
LOADING = {"src", "href", "xlink:href", "action", "formaction", "data", "poster", "background"}
NAMESPACE = re.compile(r'xmlns(:xlink)?="http://www\.w3\.org/[^"]*"')


class Element:
    def __init__(self, tag, attributes):
        self.tag, self.attributes, self.children = tag, attributes, []

    def walk(self):
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def text(self):
        return "".join(one if isinstance(one, str) else one.text() for one in self.children)

    def all(self, tag):
        return [one for one in self.walk() if one.tag == tag]


class Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag, attributes):
        element = Element(tag, dict(attributes))
        assert len(element.attributes) == len(attributes), f"an attribute twice: {tag}"
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attributes):
        self.open[-1].children.append(Element(tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data):
        self.open[-1].children.append(data)


def page(path):
    """The page in a file: whole, accessible, and self-contained."""
    content = path.read_text("utf-8")
    assert content.startswith("<!DOCTYPE html>")
    reader = Reader()
    reader.feed(content)
    reader.close()
    assert reader.open == [reader.root], "something was not closed"
    _check_alone(content, reader.root)
    _check_accessible(reader.root)
    return reader.root


def _check_alone(content, root):
    """No script, no handler, nothing that is loaded."""
    assert not root.all("script") and not root.all("link") and not root.all("iframe")
    for element in root.walk():
        for name, value in element.attributes.items():
            assert not name.startswith("on"), name
            assert name not in LOADING or value.startswith("#"), (element.tag, name, value)
    style = "".join(one.text() for one in root.all("style"))
    assert "url(" not in style and "@import" not in style
    assert "://" not in NAMESPACE.sub("", content)


def _check_accessible(root):
    (html,) = root.all("html")
    assert html.attributes["lang"] and root.all("title")[0].text()
    assert len(root.all("h1")) == 1
    for cell in root.all("th"):
        assert cell.attributes["scope"] in ("col", "row") and cell.text().strip()
    for picture in root.all("svg"):
        assert picture.attributes["role"] == "img" and picture.attributes["aria-label"]
    names = [one.attributes["id"] for one in root.walk() if "id" in one.attributes]
    assert len(names) == len(set(names)), "an id twice"


def sections(root):
    """The sections by their headings."""
    return {one.all("h2")[0].text(): one for one in root.all("section")}


def rows(section):
    """Each row of a section's first table as texts, without the head."""
    return [
        [cell.text() for cell in row.children if isinstance(cell, Element)]
        for row in section.all("tbody")[0].all("tr")
    ]
