# SPDX-License-Identifier: LGPL-2.1-or-later
"""Hashes of the documents' files: whether two recordings are of the same file."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from ..model.session import Session
from ..model.structure import DocumentFacts

_CHUNK_BYTES = 1_000_000


def sha256(path: str) -> str:
    """Of a file, hexadecimal; empty if it can't be read."""
    found = hashlib.sha256()
    try:
        with open(path, "rb") as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                found.update(chunk)
    except OSError:
        return ""
    return found.hexdigest()


def hashed(session: Session) -> Session:
    """With the hashes of its documents' files as they are now."""
    documents = tuple(map(_hashed, session.structure.documents))
    return replace(session, structure=replace(session.structure, documents=documents))


def _hashed(document: DocumentFacts) -> DocumentFacts:
    return replace(document, sha256=sha256(document.path)) if document.path else document
