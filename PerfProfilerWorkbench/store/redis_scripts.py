# SPDX-License-Identifier: LGPL-2.1-or-later
"""What happens inside Redis: each script wholly, with nobody else in between. And names of keys.

A log is a sorted set, ordered by time, of "NUMBER BODY", and beside it a hash with ``last``, the
highest number that came, and ``trimmed``, how many of those up to it are not in the set because of
the limits. Hence ``last == trimmed + size of the set``, or Redis has lost something.
"""

from __future__ import annotations

from .outbox import Kind

# All in braces, so that a cluster keeps them in one place; the number changes with the format.
_PREFIX = "{perfprofiler}:1:"


def items(kind: Kind, name: str) -> str:
    """Of a log, or of a session's state, whose name is the session's id."""
    return f"{_PREFIX}{kind.value}:{name}"


def count(kind: Kind, name: str) -> str:
    return f"{_PREFIX}{kind.value}:{name}:count"


def index(kind: Kind) -> str:
    """Names of all there are of the kind, by when they last changed."""
    return f"{_PREFIX}{kind.value}"


def session_of(name: str) -> str:
    """Of a log's name, which is that of its session and an origin."""
    return name.partition(":")[0]


def lock(session: str) -> str:
    """Holds the token of whoever sends this session."""
    return f"{_PREFIX}lock:{session}"


LOCKED = -1

# KEYS: items, count, lock, index. ARGV: token, lock's ms, most entries, life in s, name, time of
# the change, whether nothing older is left to be sent, whether to begin anew; then number, time,
# body of each. What is there already is passed over. A batch that would leave a hole is not taken,
# unless nothing older is left: then the hole is what the limit has trimmed.
SEND = """
local owner = redis.call('GET', KEYS[3])
if owner and owner ~= ARGV[1] then return {-1, 0, 0} end
redis.call('SET', KEYS[3], ARGV[1], 'PX', ARGV[2])
if ARGV[8] == '1' then redis.call('DEL', KEYS[1], KEYS[2]) end
local last = tonumber(redis.call('HGET', KEYS[2], 'last') or 0)
local trimmed = tonumber(redis.call('HGET', KEYS[2], 'trimmed') or 0)
if tonumber(ARGV[9]) <= last + 1 or ARGV[7] == '1' then
    for i = 9, #ARGV, 3 do
        local number = tonumber(ARGV[i])
        if number > last then
            redis.call('ZADD', KEYS[1], ARGV[i + 1], ARGV[i] .. ' ' .. ARGV[i + 2])
            trimmed = trimmed + number - last - 1
            last = number
        end
    end
    local over = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[3])
    if over > 0 then
        trimmed = trimmed + redis.call('ZREMRANGEBYRANK', KEYS[1], 0, over - 1)
    end
    redis.call('HSET', KEYS[2], 'last', last, 'trimmed', trimmed)
    redis.call('EXPIRE', KEYS[1], ARGV[4])
    redis.call('EXPIRE', KEYS[2], ARGV[4])
    redis.call('ZADD', KEYS[4], ARGV[6], ARGV[5])
end
return {last, trimmed, redis.call('ZCARD', KEYS[1])}
"""

# KEYS: items, count. All that is there goes, and is counted.
TRIM = """
local size = redis.call('ZCARD', KEYS[1])
if size > 0 then
    redis.call('HINCRBY', KEYS[2], 'trimmed', size)
    redis.call('DEL', KEYS[1])
end
return size
"""

# KEYS: what has ended, index. ARGV: name. Takes it off the index, unless it is there after all.
DROP = """
if redis.call('EXISTS', KEYS[1]) == 0 then return redis.call('ZREM', KEYS[2], ARGV[1]) end
return 0
"""

# KEYS: lock. ARGV: token. Nobody but its owner takes a lock away.
RELEASE = """
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
"""
