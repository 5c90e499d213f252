"""The PostgreSQL and Redis that some tests need. Where there is none they are skipped, never in CI."""

import os

import psycopg
import pytest
import redis
from sqlalchemy import make_url

POSTGRESQL = os.environ.get(
    "COCREATE_TEST_POSTGRESQL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"
)
REDIS = os.environ.get("COCREATE_TEST_REDIS", "redis://127.0.0.1:6379")


def need_postgresql() -> str:
    """The URL of a server to make databases on; skips the test without one."""
    address = make_url(POSTGRESQL).set(drivername="postgresql")
    try:
        psycopg.connect(address.render_as_string(hide_password=False), connect_timeout=5).close()
    except psycopg.OperationalError as error:
        pytest.skip(f"no PostgreSQL (COCREATE_TEST_POSTGRESQL): {error}")
    return POSTGRESQL


def need_redis() -> str:
    """The URL of a Redis; skips the test without one."""
    try:
        with redis.Redis.from_url(REDIS) as asked:
            asked.ping()
    except redis.RedisError as error:
        pytest.skip(f"no Redis (COCREATE_TEST_REDIS): {error}")
    return REDIS
