# SPDX-License-Identifier: LGPL-2.1-or-later
"""Makes one boolean of a chain, each of which has the one before as its base.

The last one stays, with its name, label, place and all that uses it: it takes the base of the
first, and one fusion of all tools. The ones in between go. Cutting away tools one by one is
cutting away their union, and adding them one by one is adding it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from .. import texts
from ..texts import message
from .errors import RemedyError

_TYPES = ("Part::Cut", "Part::Fuse")


def join(chain: list[Any], label: str) -> None:
    """The objects from the first to the last; ``label`` is that of the fusion of their tools.

    Raises RemedyError before anything is changed.
    """
    _check_chain(chain)
    for before, after in pairwise(chain):
        _check_middle(before, after)
    _check_users(chain[-1])
    first, last = chain[0], chain[-1]
    base, tools = first.Base, [boolean.Tool for boolean in chain]
    _check_hidden([base, *tools])
    tool = _fused(last, tools, label)
    last.Base, last.Tool = base, tool
    for boolean in reversed(chain[:-1]):
        boolean.Document.removeObject(boolean.Name)


def _check_chain(chain: list[Any]) -> None:
    kind, tools = chain[0].TypeId, [boolean.Tool for boolean in chain if hasattr(boolean, "Tool")]
    for place, boolean in enumerate(chain):
        fits = boolean.TypeId == kind and kind in _TYPES and boolean.Tool is not None
        if not fits or (place and boolean.Base is not chain[place - 1]) or len(chain) < 2:
            raise RemedyError(message(texts.REMEDY_NO_CHAIN, label=boolean.Label))
        if tools.count(boolean.Tool) > 1 or boolean.Tool is chain[0].Base:
            raise RemedyError(message(texts.REMEDY_NO_CHAIN, label=boolean.Label))


def _check_middle(boolean: Any, following: Any) -> None:
    """Nobody else wants it, and it is nothing but the result of its operation."""
    if not boolean.Placement.isIdentity():
        raise RemedyError(message(texts.REMEDY_CHAIN_MOVED, label=boolean.Label))
    if boolean.ExpressionEngine:
        raise RemedyError(message(texts.REMEDY_CHAIN_EXPRESSION, label=boolean.Label))
    for user in boolean.InList:
        if user.Name != following.Name and boolean not in getattr(user, "Group", ()):
            said = message(texts.REMEDY_CHAIN_USED, user=user.Label, label=boolean.Label)
            raise RemedyError(said)


def _check_hidden(objects: list[Any]) -> None:
    """The view hides what becomes part of a boolean, after an undo too: it would stay hidden."""
    for obj in objects:
        if obj.ViewObject is not None and obj.Visibility:
            raise RemedyError(message(texts.REMEDY_CHAIN_SHOWN, label=obj.Label))


def _check_users(last: Any) -> None:
    """The faces and edges of the result come out in another order."""
    for user in last.InList:
        values = (getattr(user, name, None) for name in user.PropertiesList)
        rounds_edges = user.isDerivedFrom("Part::FilletBase")  # it keeps their numbers only
        if rounds_edges or any(_names_parts(value, last) for value in values):
            said = message(texts.REMEDY_CHAIN_FACES, user=user.Label, label=last.Label)
            raise RemedyError(said)


def _names_parts(value: Any, last: Any) -> bool:
    """Whether a link, or one of a list of links, is to named elements of an object."""
    if isinstance(value, (list, tuple)):
        if len(value) == 2 and value[0] is last:
            names = value[1] if isinstance(value[1], (list, tuple)) else [value[1]]
            return any(isinstance(name, str) and name for name in names)
        return any(_names_parts(one, last) for one in value)
    return False


def _fused(last: Any, tools: list[Any], label: str) -> Any:
    """A fusion of the tools, hidden, in the part and the group of the last boolean."""
    made = last.Document.addObject("Part::MultiFuse", "Tools")
    made.Label, made.Shapes, made.Visibility = label, tools, False
    for holder in (last.getParentGeoFeatureGroup(), last.getParentGroup()):
        if holder is not None:
            holder.addObject(made)
    if hasattr(made, "Refine"):
        made.Refine = False  # the last boolean refines all of it if it is to
    return made
