"""Addresses of this room beside its pages."""

from django.urls import path

from programme import feeds

urlpatterns = [
    path("nieuws/rss/", feeds.news_feed, name="programme_news_feed"),
    # The English news page is called "news"; its feed answers under that name too.
    path("news/rss/", feeds.news_feed, name="programme_news_feed_english"),
]
