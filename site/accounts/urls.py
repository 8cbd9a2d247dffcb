"""Signing in and one's account, at /account/. Only what is used is reachable; names are those that allauth reverses."""

from allauth.account import views as allauth_views
from django.urls import include, path

from accounts import views

urlpatterns = [
    path("", views.overview, name="account_overview"),
    path("login/", allauth_views.login, name="account_login"),
    # allauth goes back to this name when a code is over: asking for a new one is the sign-in page itself.
    path("login/", allauth_views.login, name="account_request_login_code"),
    path("login/wachtwoord/", views.password_login, name="account_password_login"),
    path("login/code/", views.code, name="account_confirm_login_code"),
    path("logout/", allauth_views.logout, name="account_logout"),
    path("signup/", allauth_views.signup, name="account_signup"),
    path("signup/code/", views.verification_code, name="account_email_verification_sent"),
    path("inactive/", allauth_views.account_inactive, name="account_inactive"),
    path("email/", allauth_views.email, name="account_email"),
    path("reauthenticate/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", allauth_views.password_change, name="account_change_password"),
    path("password/set/", allauth_views.password_set, name="account_set_password"),
    path("2fa/", include("allauth.mfa.urls")),
]
