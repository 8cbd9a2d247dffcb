"""What the migrations put into the database, kept as rows and put back after a test that emptied it.

Django's own `serialized_rollback` goes through the models; a task of Wagtail's workflow makes types of content while it
loads, and they clash with those that are put back.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction


def rows() -> dict:
    """Every row there is now: {table: (columns, rows)}, quoted names, for the tables that have any."""
    found = {}
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    with connection.cursor() as cursor:
        for table in map(connection.ops.quote_name, tables):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - a table of the project
            if kept := cursor.fetchall():
                found[table] = ([connection.ops.quote_name(column[0]) for column in cursor.description], kept)
    return found


def put_back(kept: dict) -> None:
    """Make `kept` (of `rows`) what its tables hold again; foreign keys are checked at the end of the transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, values) in kept.items():
            places = ", ".join(["%s"] * len(columns))
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - a table of the project
            cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", values)  # noqa: S608
    ContentType.objects.clear_cache()
