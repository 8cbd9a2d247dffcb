"""Pages of the account that allauth does not have: sign-in by password, and the overview."""

from allauth.account.views import ConfirmEmailVerificationCodeView, ConfirmLoginCodeView, LoginView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from accounts.actions import change_profile
from accounts.forms import PasswordLoginForm, ProfileForm
from accounts.wording import CODE_OVER


class PasswordLoginView(LoginView):
    """Sign-in with a password, for staff; the second factor follows."""

    template_name = "account/login_password.html"

    def get_form_class(self):
        return PasswordLoginForm


password_login = PasswordLoginView.as_view()


class SaysThatCodeIsOver:
    """A code that came too late leads back to the sign-in page; here somebody reads why."""

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        if request.method == "POST" and request.user.is_anonymous and not getattr(self, "_process", None):
            messages.error(request, CODE_OVER)
        return response


class CodeView(SaysThatCodeIsOver, ConfirmLoginCodeView):
    """The code from the mail, to sign in."""


class VerificationCodeView(SaysThatCodeIsOver, ConfirmEmailVerificationCodeView):
    """The code from the mail, at sign-up or after a change of address."""


code = CodeView.as_view()
verification_code = VerificationCodeView.as_view()


@login_required
def overview(request):
    """My account: name, language, address, second factor."""
    user = request.user
    initial = {"first_name": user.first_name, "last_name": user.last_name, "language": user.language}
    form = ProfileForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_profile(user, **form.cleaned_data)
        messages.success(request, _("Your details have been kept."))
        return redirect("account_overview")
    is_staff = user.has_perm("wagtailadmin.access_admin")
    return render(
        request, "account/overview.html", {"form": form, "is_staff": is_staff, "staff_mfa": settings.STAFF_MFA}
    )
