"""What the clock does for the search."""

from datetime import datetime, timedelta

from outbox.registry import PeriodicJob, register_job
from pagekit.search import documents
from pagekit.search.misses import count_noted


def read_documents(now: datetime) -> str:
    """Read the text of documents that were uploaded since."""
    return f"{documents.read_some()} read"


register_job(PeriodicJob("search.misses", timedelta(minutes=30), count_noted))
register_job(PeriodicJob("search.documents", timedelta(minutes=1), read_documents))
