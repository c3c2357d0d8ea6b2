# SPDX-License-Identifier: LGPL-2.1-or-later
"""Cards of issues below a heading for each severity, the gravest first."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any

from ... import texts
from ...model.issue import Issue, Severity
from ...qt import QtWidgets
from ..widgets.card_list import CardList, numbered

_HEADINGS = {
    Severity.CRITICAL: texts.ADVICE_CRITICAL_HEAD,
    Severity.HIGH: texts.ADVICE_HIGH_HEAD,
    Severity.MEDIUM: texts.ADVICE_MEDIUM_HEAD,
    Severity.LOW: texts.ADVICE_LOW_HEAD,
}


class IssueGroups(QtWidgets.QWidget):
    """``make`` makes the card of an issue."""

    def __init__(self, make: Callable[[Issue], Any]) -> None:
        super().__init__()
        self.groups = {severity: CardList(heading, make) for severity, heading in _HEADINGS.items()}
        column = QtWidgets.QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for group in self.groups.values():
            column.addWidget(group)

    @property
    def cards(self) -> Iterator[Any]:
        for group in self.groups.values():
            yield from group.cards.values()

    def put(self, issues: Iterable[Issue], still: bool) -> None:
        """``still`` as of ``CardList``."""
        issues = list(issues)
        for severity, group in self.groups.items():
            mine = [issue for issue in issues if issue.severity is severity]
            group.put(numbered(mine, _key), still)
        self.setVisible(any(True for _ in self.cards))


def _key(issue: Issue) -> Hashable:
    return issue.type, issue.document, issue.object, issue.message.text
