"""What the page kit keeps about people: only who uploaded a picture or a document."""

from django.utils.translation import gettext_lazy as _

from privacy.register import Ground, Processing, register

for model in (
    "pagekit.PageTag",
    "pagekit.SiteSettings",
    "pagekit.ContentVersion",
    "pagekit.CustomRendition",
    "pagekit.SearchEntry",
):
    register.add_free(model, "*")

for model in ("pagekit.CustomImage", "pagekit.CustomDocument"):
    register.add_free(model, "*")
    register.add(
        Processing(
            model=model,
            columns=("uploaded_by_user",),
            title=_("Who uploaded a picture or document"),
            purpose=_("So that editors know whom to ask about it."),
            ground=Ground.LEGITIMATE_INTEREST,
            retention=_("As long as the account of the editor exists; after that the file stays without a name."),
            eraser="pagekit.erasure.forget_uploader",
        )
    )
