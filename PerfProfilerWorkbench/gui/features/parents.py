# SPDX-License-Identifier: LGPL-2.1-or-later
"""What features are put together by: what they lie in, or their types; and how that is called."""

from __future__ import annotations

from collections.abc import Mapping

from ... import texts
from ...analysis.rollup import Parent, document_key
from ...model.session import Feature
from ...model.span import ObjectKey
from .. import i18n
from .lines import Line

_TYPE = ""  # stands where a type's key would have a document


def by_container(containers: Mapping[ObjectKey, ObjectKey], documents: int) -> Parent:
    """A document is shown as one where there are several, or where it lies in another."""

    def parent(key: ObjectKey) -> ObjectKey | None:
        found = containers.get(key)
        if found is not None or not key.object or documents < 2:
            return found
        return document_key(key.document)

    return parent


def by_type(features: Mapping[ObjectKey, Feature]) -> Parent:
    """``features`` may grow meanwhile, but the type of none ever changes."""

    def parent(key: ObjectKey) -> ObjectKey | None:
        if key.document == _TYPE:
            return None
        feature = features.get(key)
        return ObjectKey(_TYPE, feature.type if feature is not None else "")

    return parent


def name(line: Line, features: Mapping[ObjectKey, Feature]) -> None:
    """The label of a line that may be no feature."""
    document, own = line.key
    if document == _TYPE:
        line.label = own or i18n.tr(texts.FP_TYPE_UNKNOWN)
    elif not own:
        line.label = i18n.tr(texts.FP_DOCUMENT, document=document)
    elif line.key in features:
        line.label, line.type = features[line.key].label or own, features[line.key].type
