"""The index of the search: a row per page, and over it the words in the way of each database."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


CREATE_SQLITE = (
    "CREATE VIRTUAL TABLE pagekit_search_fts USING fts5"
    "(title, head, words, tokenize = \"unicode61 remove_diacritics 0\", prefix = '3 5')",
)
DROP_SQLITE = ("DROP TABLE pagekit_search_fts",)
# Generated columns keep themselves up to date. The words are lexemes already, so no parser of PostgreSQL touches them.
CREATE_POSTGRESQL = (
    "ALTER TABLE pagekit_searchentry"
    " ADD COLUMN title_vector tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(title_words, ' '))) STORED,"
    " ADD COLUMN head_vector tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(head_words, ' '))) STORED,"
    " ADD COLUMN words_vector tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED",
    "CREATE INDEX pagekit_search_title_gin ON pagekit_searchentry USING gin (title_vector)",
    "CREATE INDEX pagekit_search_head_gin ON pagekit_searchentry USING gin (head_vector)",
    "CREATE INDEX pagekit_search_words_gin ON pagekit_searchentry USING gin (words_vector)",
)
DROP_POSTGRESQL = (
    "ALTER TABLE pagekit_searchentry DROP COLUMN title_vector, DROP COLUMN head_vector, DROP COLUMN words_vector",
)


def create(apps, schema_editor):
    """Make the index (a migration calls this)."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in CREATE_POSTGRESQL if postgresql else CREATE_SQLITE:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    """Take the index away again."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in DROP_POSTGRESQL if postgresql else DROP_SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('pagekit', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='search_entry', serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('language', models.CharField(max_length=8)),
                ('kind', models.CharField(max_length=80)),
                ('title', models.CharField(max_length=255)),
                ('sort_title', models.CharField(max_length=255)),
                ('summary', models.TextField(blank=True)),
                ('plain', models.TextField(blank=True)),
                ('title_words', models.TextField(blank=True)),
                ('head_words', models.TextField(blank=True)),
                ('words', models.TextField(blank=True)),
            ],
            options={
                'indexes': [models.Index(fields=['language', 'kind', 'sort_title'], name='pagekit_search_listing')],
            },
        ),
        migrations.RunPython(create, drop, elidable=False),
    ]
