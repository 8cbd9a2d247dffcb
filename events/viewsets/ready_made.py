"""Questions that organisers often ask, ready to pick and change. Content in two languages, not words of the screens."""

from typing import Any

from events.enums import AskedOf, QuestionKind

READY_MADE: dict[str, dict[str, Any]] = {
    "parking": {
        "kind": QuestionKind.YES_NO,
        "asked_of": AskedOf.CONTACT,
        "wording_nl": "Komen jullie met de auto?",
        "wording_en": "Are you coming by car?",
        "purpose_nl": "Genoeg parkeerplaatsen vrijhouden",
        "purpose_en": "Keeping enough parking places free",
        "retention_days": 7,
    },
    "size": {
        "kind": QuestionKind.CHOICE,
        "asked_of": AskedOf.CONTACT,
        "wording_nl": "Hoeveel mensen werken er bij jullie?",
        "wording_en": "How many people work at your company?",
        "purpose_nl": "De voorbeelden laten passen bij de grootte van de bedrijven",
        "purpose_en": "Choosing examples that fit the size of the companies",
        "choices": "1 tot 9 | 1 to 9\n10 tot 49 | 10 to 49\n50 tot 249 | 50 to 249\n250 of meer | 250 or more",
    },
    "role": {
        "kind": QuestionKind.CHOICE,
        "asked_of": AskedOf.PERSON,
        "wording_nl": "Wat is je rol?",
        "wording_en": "What is your role?",
        "purpose_nl": "Groepen maken waarin verschillende rollen elkaar treffen",
        "purpose_en": "Making groups in which different roles meet",
        "choices": (
            "Eigenaar of directie | Owner or management\nLeidinggevende | Supervisor\n"
            "HR of opleiding | HR or training\nVakkracht | Skilled worker\nAnders | Something else"
        ),
    },
    "before": {
        "kind": QuestionKind.YES_NO,
        "asked_of": AskedOf.PERSON,
        "wording_nl": "Deed je eerder mee aan een sessie?",
        "wording_en": "Did you take part in a session before?",
        "purpose_nl": "Weten hoeveel uitleg er aan het begin nodig is",
        "purpose_en": "Knowing how much explanation is needed at the start",
    },
    "hours": {
        "kind": QuestionKind.HOURS,
        "asked_of": AskedOf.CONTACT,
        "wording_nl": "Hoeveel uur per maand leert een medewerker bij jullie onder werktijd?",
        "wording_en": "How many hours a month does an employee learn during working hours?",
        "purpose_nl": "In de sessie laten zien hoe verschillend het is, zonder namen",
        "purpose_en": "Showing in the session how different it is, without names",
    },
    "expects": {
        "kind": QuestionKind.TEXT,
        "asked_of": AskedOf.CONTACT,
        "wording_nl": "Wat wil je na afloop zeker weten of kunnen?",
        "wording_en": "What do you want to know or be able to do afterwards?",
        "purpose_nl": "De sessie daarop voorbereiden",
        "purpose_en": "Preparing the session for it",
        "retention_days": 14,
    },
}
