# SPDX-License-Identifier: LGPL-2.1-or-later
"""Opening and saving: what can be said of files."""

from __future__ import annotations
