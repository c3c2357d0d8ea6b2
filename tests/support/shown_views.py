# SPDX-License-Identifier: LGPL-2.1-or-later
"""How the states of the panel are looked at: page, theme, language, width, direction of writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from legible import faults
from looking import LANGUAGES, LONGER, THEMES, Stage, dress, themes, until
from reachable import nameless, unreachable, unseen_focus
from shown_states import State

NARROW, USUAL, WIDE = 250, 400, 900
CLASSIC, LIGHT, DARK = THEMES


@dataclass(frozen=True)
class View:
    page: str
    theme: str = CLASSIC
    language: str = "en"
    width: int = NARROW
    leftwards: bool = False

    def name(self, state: State) -> str:
        parts = [state.name, self.page, self.theme, self.language, str(self.width)]
        return "-".join([*parts, *(["rtl"] if self.leftwards else [])])


def few_views(state: State) -> Iterator[View]:
    """Narrow: every language, direction and theme once."""
    first, *others = themes()
    looks = [View("", first, language) for language in LANGUAGES]
    looks += [View("", first, leftwards=True), *(View("", theme) for theme in others)]
    for look in looks if state.name == "data" else looks[:1]:
        yield from (replace(look, page=page) for page in state.pages)


def views(state: State) -> Iterator[View]:
    """What changes least often comes first: a theme, a language, a width."""
    everything = state.name == "data"
    for theme in (LIGHT, DARK):
        for language in ("en", "tr", "de") if everything else ("en",):
            for width in (NARROW, USUAL, WIDE) if everything else (NARROW, WIDE):
                yield from (View(page, theme, language, width) for page in state.pages)
    if everything:
        for theme in (LIGHT, DARK):
            yield from (View(page, theme, LONGER) for page in state.pages)
        yield from (View(page, LIGHT, leftwards=True) for page in state.pages)
        yield from (View(page, width=USUAL) for page in state.pages)


class Looking:
    """Leads a stage from view to view."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._now = View("")

    def turn_to(self, view: View) -> None:
        if view.theme != self._now.theme:
            dress(view.theme)
        if view.leftwards != self._now.leftwards:
            self._stage.write(view.leftwards)
        if view.language != self._now.language:
            self._stage.speak(view.language)
        self._now = view
        self._stage.widen(view.width)
        self._stage.open(view.page)

    def wrong(self) -> list[str]:
        """What can't be read or reached in what is shown."""
        panel = self._stage.panel
        wide = panel.width() > self._now.width
        found = [f"{panel.width()} pixels wide"] if wide else []
        return [*found, *faults(panel), *unreachable(panel), *nameless(panel)]


def unseen(stage: Stage, pages: Iterable[str]) -> list[str]:
    """Where the keyboard leads to what does not show it, page by page."""
    stage.dock.activateWindow()
    until(stage.dock.isActiveWindow)
    found = []
    for page in pages:
        stage.open(page)
        found += [f"{page}: {one}" for one in unseen_focus(stage.panel)]
    return found


def wrong(stage: Stage, state: State, looked_at: Iterable[View]) -> list[str]:
    """What is wrong with a state, view by view."""
    state.put(stage)
    looking, found = Looking(stage), []
    for view in looked_at:
        looking.turn_to(view)
        found += [f"{view.name(state)}: {one}" for one in looking.wrong()]
    looking.turn_to(View(state.pages[0]))
    return found
