"""What the page kit keeps about people: only who uploaded a picture or a document."""

from django.utils.translation import gettext_lazy as _

from privacy.register import Ground, Processing, register

for model in (
    "pagekit.PageTag",
    "pagekit.SiteSettings",
    "pagekit.ContentVersion",
    "pagekit.CustomRendition",
    "pagekit.DocumentText",  # of files that everybody may download
    "pagekit.SearchEntry",
    "pagekit.SearchMiss",  # words and numbers a week, of nobody: see pagekit/search/misses.py
    "pagekit.SearchPromotion",
    "pagekit.SearchSynonym",
    "pagekit.SearchWord",
):
    register.add_free(model, "*")

FILE = ("collection", "title", "file", "created_at", "file_size", "file_hash")
FOCUS = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
PICTURE = (*FOCUS, "width", "height", "description", "alt_text", "credit")
register.add_free("pagekit.CustomImage", *FILE, *PICTURE)
register.add_free("pagekit.CustomDocument", *FILE)

for model in ("pagekit.CustomImage", "pagekit.CustomDocument"):
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
