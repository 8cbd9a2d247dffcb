"""The data register: what personal data the site keeps, why, on what ground, how long, and what removes it.

Each app declares its own columns in `data_register.py`, beside its models. A house test fails on a column of ours that
is neither declared personal nor declared free of personal data (AVG art. 30; trust.md G2).
"""

from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Ground(TextChoices):
    """The legal grounds of AVG article 6 that we use."""

    CONTRACT = "contract", _("needed for what you asked us to do")
    CONSENT = "consent", _("your consent")
    LEGAL_DUTY = "legal_duty", _("a legal duty")
    PUBLIC_TASK = "public_task", _("a public task")
    LEGITIMATE_INTEREST = "legitimate_interest", _("our legitimate interest")


@dataclass(frozen=True)
class Processing:
    """One use of personal data of one model: what stands in the privacy statement, and what code acts on.

    `columns` are field names of `model` ("app_label.ModelName"). `retention` says in words how long, `retention_days`
    in days after what `counts_from` names (None: as long as the account or membership lasts). `eraser` is the dotted
    path of the function that removes these columns' content for one person; it is called with `email=` and `now=`.
    `retain` is the dotted path of the function that removes what is older than the retention; called with the time.
    `figures` are the columns among them whose value stays for the figures, in a row that no longer says about whom.
    """

    model: str
    columns: tuple[str, ...]
    title: str
    purpose: str
    ground: Ground
    retention: str
    eraser: str
    retention_days: int | None = None
    counts_from: str = ""
    receivers: str = ""
    sensitive: bool = False
    retain: str = ""
    figures: tuple[str, ...] = ()


@dataclass
class DataRegister:
    """All declarations of all apps; filled at start-up by importing every `data_register` module."""

    processings: list[Processing] = field(default_factory=list)
    free_of_personal_data: dict[str, set[str]] = field(default_factory=dict)

    def add(self, *processings: Processing) -> None:
        """Declare columns that hold personal data."""
        self.processings.extend(processings)

    def add_free(self, model: str, *columns: str) -> None:
        """Declare columns of `model` that hold no personal data; "*" stands for all that are not declared personal."""
        self.free_of_personal_data.setdefault(model, set()).update(columns)

    def columns_of(self, model: str) -> set[str]:
        """The columns of `model` ("app_label.ModelName") that are declared personal."""
        return {column for processing in self.processings if processing.model == model for column in processing.columns}


register = DataRegister()
