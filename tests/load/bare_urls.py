"""One view that answers a sentence."""

from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("", lambda request: HttpResponse("Een gewone Django-view."))]
