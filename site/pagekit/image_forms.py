"""The upload form of pictures; apart from `images`: Wagtail's forms can only be imported once all models are loaded."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from pagekit.images import UnreadablePictureError, without_metadata


class ImageUploadForm(BaseImageForm):
    """The form behind every place in /beheer/ where a picture is uploaded."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data or not file:
            return file
        try:
            clean = without_metadata(file)
        except UnreadablePictureError:
            raise ValidationError(_("This picture is damaged. Save it again and try once more.")) from None
        clean.image = getattr(file, "image", None)
        return clean
