# SPDX-License-Identifier: LGPL-2.1-or-later
"""Makes the change that a remedy describes: to a copy in a trial, to the real document by Apply."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from .. import texts
from ..model.advice import Remedy, RemedyKind
from ..texts import Translate, english, message, say
from .errors import RemedyError as RemedyError
from .joining import join
from .preferences import preference, set_preference


def apply(document: Any, remedy: Remedy, translate: Translate = english) -> Remedy | None:
    """Make the change, without a recompute. Raises RemedyError.

    What is returned takes back what the document's undo can't: a preference as it was before.
    """
    return _MAKERS[remedy.kind](document, remedy, translate)


def apply_as_one_step(
    document: Any, remedy: Remedy, translate: Translate = english
) -> Remedy | None:
    """The change and its recompute as one undo step of the document. Raises RemedyError.

    After an error everything is as it was; a feature that fails with the change and did not before
    is one. A preference is no part of a document: what is returned takes it back.
    """
    if remedy.kind is RemedyKind.SET_PREFERENCE:
        return apply(document, remedy, translate)
    if not document.UndoMode:
        raise RemedyError(message(texts.REMEDY_NO_UNDO, document=document.Label))
    import FreeCAD

    if document.HasPendingTransaction or FreeCAD.getActiveTransaction():
        raise RemedyError(message(texts.REMEDY_PENDING, document=document.Label))
    failing = failing_in([document])
    document.openTransaction(translate(texts.REMEDY_STEP))
    try:
        apply(document, remedy, translate)
        document.recompute()
    except BaseException:
        FreeCAD.closeActiveTransaction(True)  # document.abortTransaction leaves an empty one open
        raise
    new = failing_in([document]) - failing
    if new:
        labels = ", ".join(document.getObject(name).Label for _, name in sorted(new))
        FreeCAD.closeActiveTransaction(True)
        document.recompute()  # so that nothing is marked as failed any more
        raise RemedyError(message(texts.REMEDY_FAILED, labels=labels))
    FreeCAD.closeActiveTransaction()
    return None


def failing_in(documents: Iterable[Any]) -> set[tuple[int, str]]:
    """Features that can't be computed: the place of the document, and the internal name."""
    return {
        (place, obj.Name)
        for place, document in enumerate(documents)
        for obj in document.Objects
        if not obj.isValid()
    }


def _set_property(document: Any, remedy: Remedy, translate: Translate) -> None:
    _set(_objects(document, remedy), remedy)


def _set_view(document: Any, remedy: Remedy, translate: Translate) -> None:
    objects = _objects(document, remedy)
    if any(obj.ViewObject is None for obj in objects):
        raise RemedyError(message(texts.TRIAL_NEEDS_WINDOW))
    views = [obj.ViewObject for obj in objects]
    for view in views if remedy.name == "Transparency" else ():
        _remember_colours(view)
    _set(views, remedy)


def _remember_colours(view: Any) -> None:
    """FreeCAD's undo of the transparency changes them, though they may not have been changed."""
    if "DiffuseColor" in view.PropertiesList:
        view.DiffuseColor = view.DiffuseColor


def _hide(document: Any, remedy: Remedy, translate: Translate) -> None:
    """FreeCAD does not begin an undo step for visibility, so for once it counts as a change."""
    objects = _objects(document, remedy)
    for obj in objects:
        obj.setPropertyStatus("Visibility", "-NoModify")
    try:
        _set(objects, replace(remedy, name="Visibility", value=False))
    finally:
        for obj in objects:
            obj.setPropertyStatus("Visibility", "NoModify")


def _objects(document: Any, remedy: Remedy) -> list[Any]:
    found = [document.getObject(name) for name in remedy.objects]
    for name, obj in zip(remedy.objects, found, strict=True):
        if obj is None:
            said = message(texts.REMEDY_NO_OBJECT, document=document.Label, object=name)
            raise RemedyError(said)
    return found


def _set(holders: list[Any], remedy: Remedy) -> None:
    """Set the property of all that do not have the value yet, after it is known that all can."""
    for holder in holders:
        _check(holder, remedy.name)
    others = [one for one in holders if getattr(one, remedy.name) != remedy.value]
    if not others:
        raise RemedyError(message(texts.REMEDY_DONE))
    for holder in others:
        try:
            setattr(holder, remedy.name, remedy.value)
        except Exception as error:
            label = _label(holder)
            values = {"label": label, "property": remedy.name, "error": error}
            raise RemedyError(message(texts.REMEDY_REFUSED, **values)) from error


def _check(holder: Any, name: str) -> None:
    if name not in holder.PropertiesList:
        said = message(texts.REMEDY_NO_PROPERTY, label=_label(holder), property=name)
        raise RemedyError(said)
    bound = (path.lstrip(".") for path, *_ in getattr(holder, "ExpressionEngine", ()))
    if name in bound:
        said = message(texts.REMEDY_BY_EXPRESSION, label=_label(holder), property=name)
        raise RemedyError(said)


def _label(holder: Any) -> str:
    """Of an object, or of what a view shows."""
    return str(getattr(holder, "Object", holder).Label)


def _set_preference(document: Any, remedy: Remedy, translate: Translate) -> Remedy:
    if preference(remedy.name) == remedy.value:
        raise RemedyError(message(texts.REMEDY_DONE))
    return replace(remedy, value=set_preference(remedy.name, remedy.value))


def _join(document: Any, remedy: Remedy, translate: Translate) -> None:
    chain = _objects(document, remedy)
    join(chain, say(translate, message(texts.JOINED_TOOLS, label=chain[-1].Label)))


_MAKERS: dict[RemedyKind, Callable[[Any, Remedy, Translate], Remedy | None]] = {
    RemedyKind.SET_PROPERTY: _set_property,
    RemedyKind.SET_VIEW: _set_view,
    RemedyKind.SET_PREFERENCE: _set_preference,
    RemedyKind.HIDE: _hide,
    RemedyKind.JOIN_BOOLEANS: _join,
}
