"""Where mail goes when there is no mail server: a file a message, which every mail program opens."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class EmlBackend(BaseEmailBackend):
    """Writes each message to `EMAIL_FILE_PATH` as one .eml file, named by time and Message-ID."""

    def send_messages(self, email_messages):
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            content = message.message()
            name = hashlib.sha256(str(content["Message-ID"]).encode()).hexdigest()[:12]
            path = folder / f"{timezone.now():%Y%m%d-%H%M%S-%f}-{name}.eml"
            unfinished = path.with_suffix(".part")
            unfinished.write_bytes(content.as_bytes(linesep="\r\n"))
            unfinished.rename(path)  # a reader never sees half a message
        return len(email_messages)
