"""The rows of the programmes: editions, goals, figures, partners and their history."""

from programme.enums import PartKind, PartnerRole
from programme.models import (
    Edition,
    Goal,
    LessonLearned,
    Milestone,
    Part,
    Partner,
    Programme,
    ProgrammePartner,
    PublishedFigure,
    Recommendation,
    TargetGroup,
)

ROLES = {
    "opdrachtgever": PartnerRole.COMMISSIONER,
    "initiatiefnemer": PartnerRole.INITIATOR,
    "penvoerder": PartnerRole.LEAD,
    "alliantiepartner": PartnerRole.ALLIANCE,
    "uitvoerder": PartnerRole.IMPLEMENTER,
    "adviseur": PartnerRole.ADVISER,
    "projectbedrijf": PartnerRole.PROJECT_COMPANY,
}


def load_rows(content: dict) -> None:
    """Write the rows of every programme once; a programme that has rows already is left as an editor made it."""
    for entry in content["programme"]:
        programme, created = Programme.objects.get_or_create(
            slug=entry["slug"],
            defaults={"name_nl": entry["name_nl"], "name_en": entry["name_en"], "region": entry["region"]},
        )
        if created:
            _load_programme(programme, content)


def remove_rows(content: dict) -> None:
    """Take the programmes away, and the partners that take part in no other one.

    One with a page that is not of the demonstration stays.
    """
    slugs = [entry["slug"] for entry in content["programme"]]
    Programme.objects.filter(slug__in=slugs, pages=None).delete()
    names = [entry["name"] for entry in content["partner"]]
    Partner.objects.filter(name__in=names, partnerships=None).delete()


def _load_programme(programme, content):
    editions = _editions(programme, _of(programme, content["edition"]))
    for model, name in ((Goal, "goal"), (TargetGroup, "target_group")):
        _rows(model, programme, _of(programme, content[name]))
    for kind, name in ((PartKind.PHASE, "phase"), (PartKind.PILOT, "pilot")):
        _rows(Part, programme, _of(programme, content[name]), kind=lambda row, kind=kind: kind)
    _rows(
        Milestone,
        programme,
        _of(programme, content["milestone"]),
        edition=lambda row: editions.get(row.get("edition")),
        precision=lambda row: row["date_precision"],
    )
    _rows(
        PublishedFigure,
        programme,
        _of(programme, content["figure"]),
        edition=lambda row: editions.get(row.get("edition")),
    )
    _rows(
        LessonLearned,
        programme,
        _of(programme, content["lesson"]),
        edition=lambda row: editions.get(row.get("edition")),
        carried_into=lambda row: editions.get(row.get("carried_into")),
    )
    _rows(Recommendation, programme, _of(programme, content["recommendation"]))
    _partners(programme, _of(programme, content["partner"]), editions)


def _of(programme, rows):
    return [row for row in rows if row["programme"] == programme.slug]


def _rows(model, programme, contents, **given):
    columns = {field.name for field in model._meta.fields}
    made = []
    for number, content in enumerate(contents):
        values = {name: value for name, value in content.items() if name in columns and name not in given}
        values |= {name: find(content) for name, find in given.items()}
        made.append(model(**{**values, "programme": programme, "sort_order": number}))
    model.objects.bulk_create(made)


def _editions(programme, contents):
    editions = {}
    for number, content in enumerate(contents):
        texts = {name: value for name, value in content.items() if name.endswith(("_nl", "_en"))}
        editions[content["edition"]] = Edition.objects.create(
            programme=programme,
            number=content["edition"],
            predecessor=editions.get(content["predecessor"]),
            starts_on=content.get("starts_on"),
            ends_on=content.get("ends_on"),
            precision=content["date_precision"],
            sort_order=number,
            **texts,
        )
    return editions


def _partners(programme, contents, editions):
    for number, content in enumerate(contents):
        partner, _created = Partner.objects.get_or_create(
            name=content["name"],
            defaults={
                "kind": content["kind"],
                "place": content["place"],
                "former_names": ", ".join(content["former_names"]),
            },
        )
        edition = editions.get(content.get("edition"))
        row = ProgrammePartner(
            programme=programme,
            partner=partner,
            role=ROLES[content["role"]],
            edition=edition,
            since=edition.starts_on if edition else None,
            until=edition.ends_on if edition else None,
            note_nl=content.get("note_nl", ""),
            note_en=content.get("note_en", ""),
            sort_order=number,
        )
        row.full_clean()
        row.save()
