"""One view that registers: lock the event, count, insert."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from tests.load.plain_booking.models import Event


@csrf_exempt
def register(request, event):
    """Take a place when there is one; the answer is a redirect either way."""
    with transaction.atomic():
        event = Event.objects.select_for_update().get(pk=event)
        if event.places.count() < event.capacity:
            event.places.create(name=request.POST["name"], email=request.POST["email"])
    return redirect("/")


urlpatterns = [path("", lambda request: HttpResponse("Plain.")), path("register/<int:event>/", register)]
