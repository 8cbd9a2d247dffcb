"""How the admin knows this room, and who answers for the contact page."""

from wagtail import hooks

from programme.models import ContactPage
from programme.views import contact
from programme.viewsets import programme_group


@hooks.register("register_admin_viewset")
def register_programme_screens():
    return programme_group


@hooks.register("on_serve_page")
def hand_contact_page_to_its_view(next_in_chain):
    """The form of the contact page is answered by a view; restrictions were looked at before."""

    def serve(page, request, args, kwargs):
        if isinstance(page, ContactPage):
            return contact(request, page)
        return next_in_chain(page, request, args, kwargs)

    return serve
