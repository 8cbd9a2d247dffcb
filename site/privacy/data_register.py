"""What the bedrock and the frameworks below it keep about people."""

from django.utils.translation import gettext_lazy as _

from privacy.register import Ground, Processing, register

register.add(
    Processing(
        model="privacy.ThrottleCounter",
        columns=("digest",),
        title=_("Counting how often something is tried"),
        purpose=_("Keeping programs from guessing codes and flooding forms. We keep a code of your network address."),
        ground=Ground.LEGITIMATE_INTEREST,
        retention=_("At most a day after the last try."),
        retention_days=1,
        counts_from="ends_at",
        eraser="privacy.throttle.erase_person",
        retain="privacy.throttle.purge",
    )
)
register.add_free("privacy.ThrottleCounter", "scope", "ends_at", "hits")
register.add_free("privacy.Purge", "*")
