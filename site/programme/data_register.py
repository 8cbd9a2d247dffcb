"""What the programme room keeps about people: nothing. A question from the contact form lives in the outbox only."""

from privacy.register import register

MODELS = (
    "AccessibilityPage",
    "ContactPage",
    "ContentPage",
    "CookiesPage",
    "Edition",
    "Goal",
    "HomePage",
    "LessonLearned",
    "Milestone",
    "NewsIndexPage",
    "NewsPage",
    "NewsTag",
    "Part",
    "Partner",
    "PrivacyPage",
    "Programme",
    "ProgrammePage",
    "ProgrammePartner",
    "PublishedFigure",
    "Recommendation",
    "TargetGroup",
)

for name in MODELS:
    register.add_free(f"programme.{name}", "*")
