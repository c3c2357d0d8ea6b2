# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences of the panel's page of issues and advice."""

from __future__ import annotations
