"""Staff come into /beheer/ with a second factor: a passkey, or the app on their phone and a recovery code."""

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Key:
    """A passkey in the computer of a visitor (Chromium's virtual authenticator)."""

    def __init__(self, visitor):
        self.browser = visitor.context.new_cdp_session(visitor.page)
        self.browser.send("WebAuthn.enable")
        self.name = self.browser.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})["authenticatorId"]

    def finger(self, *, right):
        """From now on the owner's finger lies on it, or somebody else's."""
        self.browser.send("WebAuthn.setUserVerified", {"authenticatorId": self.name, "isUserVerified": right})


def type_password(staff, name, where="/beheer/"):
    """The first step: address and password."""
    staff.open(f"/account/login/wachtwoord/?next={where}")
    staff.check()
    staff.type("E-mailadres", f"{name}@leergilde.example")
    staff.type("Wachtwoord", settings.DEMONSTRATION_PASSWORD)
    staff.press("Inloggen")


def prove_it_is_you(staff):
    """What guards the account is changed only by who types the password again."""
    staff.page.wait_for_url("**/account/reauthenticate/**")
    staff.check()
    staff.type("Wachtwoord", settings.DEMONSTRATION_PASSWORD)
    staff.press("Bevestigen")


def leave(staff):
    """Sign out, and find /beheer/ closed."""
    staff.open("/account/")
    staff.page.locator("main").get_by_role("button", name="Uitloggen").click()
    staff.page.wait_for_url(staff.site.address + "/")
    staff.open("/beheer/")
    staff.page.wait_for_url("**/account/login/?next=/beheer/")


def add_passkey(staff):
    """From the first sign-in to a passkey and recovery codes on paper."""
    type_password(staff, "beheer")
    staff.page.wait_for_url("**/account/2fa/")
    staff.check()
    staff.follow("Passkey toevoegen")
    prove_it_is_you(staff)
    staff.page.wait_for_url("**/webauthn/add/")
    staff.check()
    staff.type("Naam", "Laptop van het werk")
    assert staff.page.get_by_label("Inloggen zonder wachtwoord").is_checked()
    staff.press("Deze passkey toevoegen")
    staff.page.wait_for_url("**/recovery-codes/")
    staff.check()
    assert staff.page.locator("main code").count() == 10


def test_a_passkey_opens_the_administration(visit, strict_site):
    staff = visit(site=strict_site)
    key = Key(staff)
    add_passkey(staff)
    staff.follow("Door naar het beheer")
    staff.page.wait_for_url("**/webauthn/reauthenticate/**")
    staff.check()
    staff.press("Gebruik mijn passkey")
    staff.page.wait_for_url(f"{strict_site.address}/beheer/")

    leave(staff)
    staff.open("/account/login/wachtwoord/?next=/beheer/agenda/")
    key.finger(right=False)
    staff.press("Inloggen met een passkey")
    staff.see("De passkey werkte niet, of is niet gebruikt.")
    staff.check()
    key.finger(right=True)
    staff.press("Inloggen met een passkey")
    staff.page.wait_for_url(f"{strict_site.address}/beheer/agenda/")
    assert staff.page.locator("table.organiser-sessions tbody tr").count() > 5

    leave(staff)
    type_password(staff, "beheer")
    staff.page.wait_for_url("**/2fa/authenticate/")
    staff.check()
    assert staff.open("/beheer/").url.endswith("/2fa/authenticate/")  # a password alone opens nothing
    staff.press("Gebruik mijn passkey")
    staff.page.wait_for_url(f"{strict_site.address}/beheer/")


def test_the_app_on_the_phone_and_a_recovery_code_open_the_administration(visit, strict_site):
    staff = visit(site=strict_site)
    type_password(staff, "coach")
    staff.page.wait_for_url("**/account/2fa/")
    staff.follow("App koppelen")
    prove_it_is_you(staff)
    staff.page.wait_for_url("**/totp/activate/")
    staff.check()
    secret = staff.page.locator("main code").inner_text()
    staff.type("Code", "000000")
    staff.press("Deze app koppelen")
    staff.page.locator("[data-error-summary]").wait_for()
    staff.type("Code", code_of_app(secret))
    staff.press("Deze app koppelen")
    staff.page.wait_for_url("**/recovery-codes/")
    recovery = staff.page.locator("main code").first.inner_text()

    staff.follow("Door naar het beheer")
    staff.page.wait_for_url("**/2fa/reauthenticate/**")
    staff.check()
    staff.type("Code", code_of_app(secret))
    staff.press("Bevestigen")
    staff.page.wait_for_url(f"{strict_site.address}/beheer/")

    for number in range(2):
        leave(staff)
        type_password(staff, "coach")
        staff.page.wait_for_url("**/2fa/authenticate/")
        staff.type("Code", recovery)
        staff.press("Inloggen")
        if number == 0:
            staff.page.wait_for_url(f"{strict_site.address}/beheer/")
    staff.page.locator("[data-error-summary]").wait_for()  # a recovery code works once
    assert staff.open("/beheer/").url.endswith("/2fa/authenticate/")


def code_of_app(secret):
    """What the app on the phone shows now."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
