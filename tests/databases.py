"""Databases beside the one that a DATABASE_URL names, for servers and processes that a test starts."""

import psycopg
from psycopg import sql

from config.settings.env import env


def sibling_url(url: str, name: str) -> str:
    """`url` with another database on the same server."""
    head, _, query = url.partition("?")
    return f"{head.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")


def fresh_sibling(url: str, name: str) -> str:
    """Make an empty database `name` on the server of `url`, taking away an older one; gives its URL."""
    parts = env.db_url_config(url)
    reached = {"host": parts["HOST"], "port": parts["PORT"], "user": parts["USER"], "password": parts["PASSWORD"]}
    with psycopg.connect(dbname=parts["NAME"], autocommit=True, **{k: v for k, v in reached.items() if v}) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return sibling_url(url, name)
