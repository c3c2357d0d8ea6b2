# SPDX-License-Identifier: LGPL-2.1-or-later
"""The parts of a saved document's file and how large they are: the archive's table only."""

from __future__ import annotations

import os
import zipfile

from ..model.structure import Member


def members(path: str) -> tuple[tuple[Member, ...], str]:
    """The members, and a sentence that says why there are none. Never raises."""
    if not path:
        return (), "the document was never saved"
    try:
        if not os.path.isfile(path):  # opening a pipe might never end
            return (), "there is no such file any more"
        with zipfile.ZipFile(path) as archive:
            listed = archive.infolist()
    except Exception as error:
        return (), f"the file can't be read: {type(error).__name__}: {error}"
    return tuple((one.filename, one.compress_size, one.file_size) for one in listed), ""
