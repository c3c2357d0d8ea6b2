# SPDX-License-Identifier: LGPL-2.1-or-later
"""The tables, one list of statements a version of the schema. docs/store.md tells what they hold.

Statements of a version that was released are never changed: what comes new is a version more.
Times named ``start_ns`` or ``at_ns`` count from the session's own ``start_ns`` and may be negative.
"""

from __future__ import annotations

from .outbox import STATEMENTS as OUTBOX

_OF_SESSION = "session INTEGER NOT NULL REFERENCES sessions(number) ON DELETE CASCADE"
_OF_OBJECT = "FOREIGN KEY (session, object) REFERENCES objects(session, number) ON DELETE CASCADE"
_PLACE = f"{_OF_SESSION}, position INTEGER NOT NULL"
_CONTENT = f"({_PLACE}, content NOT NULL, PRIMARY KEY (session, position))"

VERSION_1 = (
    """CREATE TABLE environments (
        number INTEGER PRIMARY KEY,
        freecad TEXT NOT NULL, python TEXT NOT NULL, qt TEXT NOT NULL, occ TEXT NOT NULL,
        os TEXT NOT NULL, processor TEXT NOT NULL, cores INTEGER NOT NULL,
        opengl TEXT NOT NULL, machine TEXT NOT NULL,
        UNIQUE (freecad, python, qt, occ, os, processor, cores, opengl, machine))""",
    """CREATE TABLE sessions (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        preset TEXT NOT NULL,
        environment INTEGER NOT NULL REFERENCES environments(number),
        document TEXT NOT NULL,
        started_at REAL NOT NULL, start_ns INTEGER NOT NULL, end_ns INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('recording', 'finished', 'interrupted', 'removed')),
        written_at REAL NOT NULL,
        owner_machine TEXT NOT NULL, owner_boot TEXT NOT NULL,
        owner_pid INTEGER NOT NULL, owner_started INTEGER NOT NULL,
        pinned INTEGER NOT NULL DEFAULT 0,
        windowed INTEGER NOT NULL,
        span_count INTEGER NOT NULL DEFAULT 0,
        dropped_events INTEGER NOT NULL,
        stack_interval_ns INTEGER NOT NULL,
        model TEXT, allocator_missing TEXT, problems TEXT NOT NULL, preferences NOT NULL)""",
    "CREATE INDEX sessions_by_time ON sessions(started_at)",
    "CREATE INDEX sessions_by_environment ON sessions(environment)",
    f"""CREATE TABLE objects (
        {_OF_SESSION}, number INTEGER NOT NULL,
        document TEXT NOT NULL, name TEXT NOT NULL, label TEXT, type TEXT,
        PRIMARY KEY (session, number)) WITHOUT ROWID""",
    "CREATE UNIQUE INDEX objects_by_name ON objects(document, name, session)",
    "CREATE TABLE kinds (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    f"""CREATE TABLE spans (
        {_PLACE}, id INTEGER NOT NULL, parent INTEGER,
        kind INTEGER NOT NULL REFERENCES kinds(number), object INTEGER NOT NULL,
        start_ns INTEGER NOT NULL, wall_ns INTEGER NOT NULL,
        compute_ns INTEGER NOT NULL, display_ns INTEGER NOT NULL, other_ns INTEGER NOT NULL,
        failed INTEGER NOT NULL, estimated_start INTEGER NOT NULL,
        peak_estimated INTEGER NOT NULL, shared_group INTEGER,
        cpu_ns INTEGER, switches INTEGER, read_bytes INTEGER, written_bytes INTEGER,
        rss_bytes INTEGER, rss_change_bytes INTEGER,
        peak_bytes INTEGER, peak_change_bytes INTEGER, rest,
        PRIMARY KEY (session, position), {_OF_OBJECT}) WITHOUT ROWID""",
    "CREATE INDEX spans_by_object ON spans(session, object)",
    f"""CREATE TABLE changes (
        {_PLACE}, at_ns INTEGER NOT NULL, object INTEGER NOT NULL, property TEXT NOT NULL,
        path TEXT NOT NULL, "transaction" TEXT NOT NULL,
        PRIMARY KEY (session, position), {_OF_OBJECT}) WITHOUT ROWID""",
    "CREATE INDEX changes_by_object ON changes(session, object)",
    f"""CREATE TABLE fingerprints (
        {_PLACE}, at_ns INTEGER NOT NULL, object INTEGER NOT NULL, before TEXT,
        after TEXT NOT NULL, cost_ns INTEGER NOT NULL,
        PRIMARY KEY (session, position), {_OF_OBJECT}) WITHOUT ROWID""",
    "CREATE INDEX fingerprints_by_object ON fingerprints(session, object)",
    f"""CREATE TABLE samples (
        {_PLACE}, at_ns INTEGER NOT NULL, cpu_ns INTEGER, rss_bytes INTEGER,
        system_busy_ns INTEGER, system_total_ns INTEGER, gpus,
        PRIMARY KEY (session, position)) WITHOUT ROWID""",
    f"""CREATE TABLE documents (
        {_PLACE}, name TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL,
        at_ns INTEGER NOT NULL, content NOT NULL, PRIMARY KEY (session, position))""",
    "CREATE INDEX documents_by_name ON documents(name)",
    f"""CREATE TABLE steps (
        {_PLACE}, document TEXT NOT NULL, at_ns INTEGER NOT NULL, content NOT NULL,
        PRIMARY KEY (session, position))""",
    f"""CREATE TABLE dependencies (
        session INTEGER NOT NULL, object INTEGER NOT NULL, needs INTEGER NOT NULL,
        PRIMARY KEY (session, object, needs), {_OF_OBJECT},
        FOREIGN KEY (session, needs) REFERENCES objects(session, number) ON DELETE CASCADE
        ) WITHOUT ROWID""",
    "CREATE INDEX dependencies_by_needs ON dependencies(session, needs)",
    f"CREATE TABLE snapshots {_CONTENT}",
    f"CREATE TABLE frames {_CONTENT}",
    f"CREATE TABLE stacks {_CONTENT}",
    f"CREATE TABLE calls {_CONTENT}",
    f"""CREATE TABLE baselines (
        number INTEGER PRIMARY KEY, name TEXT NOT NULL, {_OF_SESSION},
        named_at REAL NOT NULL, ended_at REAL,
        ending TEXT CHECK (ending IN ('retired', 'replaced')))""",
    "CREATE UNIQUE INDEX baselines_in_use ON baselines(name) WHERE ended_at IS NULL",
    "CREATE INDEX baselines_by_session ON baselines(session)",
    f"""CREATE TABLE issues (
        number INTEGER PRIMARY KEY, {_OF_SESSION}, kind TEXT NOT NULL, severity TEXT NOT NULL,
        document TEXT NOT NULL, object TEXT NOT NULL, evidence NOT NULL)""",
    "CREATE INDEX issues_by_session ON issues(session)",
    """CREATE TABLE advice (
        number INTEGER PRIMARY KEY,
        session INTEGER REFERENCES sessions(number) ON DELETE SET NULL,
        rule TEXT NOT NULL, document TEXT NOT NULL, object TEXT NOT NULL, change NOT NULL,
        expected_ns INTEGER, basis TEXT NOT NULL, offered_at REAL NOT NULL,
        tried_at REAL, verdict TEXT, tried_saving_ns INTEGER,
        done_at REAL, really_saved_ns INTEGER)""",
    "CREATE INDEX advice_by_session ON advice(session)",
    "CREATE INDEX advice_by_object ON advice(document, object)",
    """CREATE TABLE plans (
        number INTEGER PRIMARY KEY, document TEXT NOT NULL, name TEXT NOT NULL,
        made_at REAL NOT NULL, expected_ns INTEGER, steps NOT NULL)""",
    "CREATE INDEX plans_by_document ON plans(document)",
)

VERSION_2 = (
    """CREATE TABLE live (
        session INTEGER PRIMARY KEY REFERENCES sessions(number) ON DELETE CASCADE,
        at REAL NOT NULL, figures NOT NULL)""",
    """CREATE TABLE removed (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL, document TEXT NOT NULL,
        started_at REAL NOT NULL, span_count INTEGER NOT NULL,
        removed_at REAL NOT NULL, reason TEXT NOT NULL)""",
    """CREATE TABLE limits (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        age_days REAL, size_bytes INTEGER, count INTEGER)""",
    *OUTBOX,
)

VERSION_3 = (
    "ALTER TABLE advice ADD COLUMN path TEXT NOT NULL DEFAULT ''",
    """UPDATE advice SET path = coalesce((
        SELECT path FROM documents
        WHERE documents.session = advice.session AND documents.name = advice.document
        ORDER BY position DESC LIMIT 1), '')""",
    "ALTER TABLE advice ADD COLUMN property TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE advice ADD COLUMN rejected_at REAL",
    "ALTER TABLE plans ADD COLUMN path TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE plans ADD COLUMN whole_ns INTEGER",
)
