"""Tables with a caption and headers that wagtail-localize can translate."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock
from wagtail_localize.segments.types import StringSegmentValue

CAPTION = "caption"


class TableBlock(WagtailTableBlock):
    """A table whose cells and caption are strings to translate.

    Wagtail's own table is skipped by wagtail-localize: it would stay Dutch under /en/ (stack.md 1, "Traps").
    """

    class Meta:
        icon = "table"
        label = _("Table")
        group = _("Layout")
        description = _("Figures or facts in rows and columns, with a caption that says what the table shows.")
        template = "components/streamfield/table.html"
        preview_value = {
            "table_caption": "Wat kost het?",
            "table_header_choice": "row",
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "data": [["Instrument", "Tijd"], ["Dagstart", "5 minuten per dag"], ["Gesprek", "1 uur per half jaar"]],
        }

    def clean(self, value):
        value = super().clean(value)
        if value and not self.is_deferred_validation and not (value.get("table_caption") or "").strip():
            raise ValidationError(_("Give the table a caption that says what it shows."))
        return value

    def get_translatable_segments(self, value):
        """The caption and every cell that holds text, each with "row-column" as its path."""
        if not value:
            return []
        caption = value.get("table_caption") or ""
        segments = [StringSegmentValue(CAPTION, caption)] if caption.strip() else []
        for row_number, row in enumerate(value.get("data") or []):
            for column_number, cell in enumerate(row):
                if cell and str(cell).strip():
                    segments.append(StringSegmentValue(f"{row_number}-{column_number}", str(cell)))
        return segments

    def restore_translated_segments(self, value, segments):
        """`value` with the translated texts put back where they came from."""
        translated = {**value, "data": [list(row) for row in value.get("data") or []]}
        for segment in segments:
            if segment.path == CAPTION:
                translated["table_caption"] = segment.render_text()
                continue
            row, column = map(int, segment.path.split("-"))
            translated["data"][row][column] = segment.render_text()
        return translated
