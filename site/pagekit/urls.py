"""Addresses that belong to all pages together."""

from django.urls import path, re_path
from wagtail import urls as wagtail_urls

from pagekit import views

urlpatterns = [path("sitemap.xml", views.sitemap, name="sitemap")]

# Wagtail's own, with our way of finding the page instead of its walk down the tree.
page_urlpatterns = [
    *(pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"),
    re_path(wagtail_urls.serve_pattern, views.serve_page, name="wagtail_serve"),
]
