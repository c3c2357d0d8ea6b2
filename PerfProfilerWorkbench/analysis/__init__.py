# SPDX-License-Identifier: LGPL-2.1-or-later
"""Conclusions from sessions: pure functions that import the model and nothing else of ours."""
