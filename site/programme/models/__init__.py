"""The shop window: home, news, content, programme and partner pages."""

from programme.models.content import ContentPage, ProgrammePage
from programme.models.home import HomePage
from programme.models.news import NewsIndexPage, NewsPage, NewsTag
from programme.models.partners import Partner, ProgrammePartner
from programme.models.programmes import (
    Edition,
    Goal,
    LessonLearned,
    Milestone,
    Part,
    Programme,
    PublishedFigure,
    Recommendation,
    TargetGroup,
)
from programme.models.statements import AccessibilityPage, ContactPage, CookiesPage, PrivacyPage

__all__ = [
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
]
