"""What somebody reads when signing in does not work: what is wrong and what to do, without "u"."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.adapter import get_adapter
from allauth.mfa.adapter import get_adapter as get_second_factor_adapter
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import override

from tests.accounts.conftest import code_in
from tests.factories import make_staff, make_user
from tests.privacy.human import human_fields

LOGIN, CODE = "/account/login/", "/account/login/code/"
WRONG_CODE = "Deze code klopt niet. Typ de code uit de nieuwste mail, of laat een nieuwe code sturen."
CODE_OVER = "Deze code werkt niet meer. Typ je e-mailadres opnieuw; je krijgt een nieuwe code per mail."
CODE_USED_UP = "Er is te vaak een verkeerde code getypt, daarom werkt de code niet meer. Vraag een nieuwe code."


def test_wrong_code_says_what_to_do(client, tree):
    make_user("iemand@example.org")
    client.post(LOGIN, {"login": "iemand@example.org"})
    assert client.post(CODE, {"code": "ABC-DEF"}).context["form"].errors == {"code": [WRONG_CODE]}


def test_wrong_code_in_english(client, tree):
    client.post("/en/account/login/", {"login": "iemand@example.org"})
    response = client.post("/en/account/login/code/", {"code": "ABC-DEF"})
    assert response.context["form"].errors == {
        "code": ["This code is not right. Type the code from the newest mail, or have a new code sent."]
    }


def test_third_wrong_code_ends_it_and_says_so(client, tree):
    client.post(LOGIN, {"login": "iemand@example.org"})
    pages = [client.post(CODE, {"code": "ABC-DEF"}, follow=True) for _ in range(3)]
    assert [page.redirect_chain for page in pages] == [[], [], [(LOGIN, 302)]]
    assert [str(message) for message in pages[2].context["messages"]] == [CODE_USED_UP]


def test_code_that_comes_too_late_is_explained(client, tree, post):
    make_user("iemand@example.org")
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client.post(LOGIN, {"login": "iemand@example.org"})
        (message,) = post()
        clock.shift(timedelta(minutes=16))
        page = client.post(CODE, {"code": code_in(message)}, follow=True)
    assert page.redirect_chain == [(LOGIN, 302)]
    assert [str(message) for message in page.context["messages"]] == [CODE_OVER]


def test_code_of_a_new_account_that_comes_too_late_is_explained(client, tree):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client.post("/account/signup/", {"email": "nieuw@example.org", **human_fields()})
        clock.shift(timedelta(minutes=16))
        page = client.post("/account/signup/code/", {"code": "ABC-DEF"}, follow=True)
    assert page.redirect_chain == [(LOGIN, 302)]
    assert [str(message) for message in page.context["messages"]] == [CODE_OVER]


def test_looking_at_the_code_page_without_a_code_says_nothing(client, tree):
    page = client.get(CODE, follow=True)
    assert (page.redirect_chain, list(page.context["messages"])) == ([(LOGIN, 302)], [])


def test_wrong_code_of_the_app_says_what_to_do(client, tree, settings):
    settings.STAFF_MFA = True
    staff = make_staff()
    TOTP.activate(staff, generate_totp_secret())
    client.post("/account/login/wachtwoord/", {"login": staff.email, "password": "een-lang-wachtwoord"})
    response = client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert response.context["form"].errors == {
        "code": [
            "Dit lukte niet. Typ de code die je app nu laat zien, "
            "of een herstelcode die je nog niet hebt gebruikt. Een passkey kun je opnieuw proberen."
        ]
    }


@pytest.mark.parametrize("adapter", [get_adapter, get_second_factor_adapter])
def test_no_message_of_allauth_says_u(adapter):
    messages = {key: str(text) for key, text in adapter().error_messages.items()}
    assert {key: text for key, text in messages.items() if re.search(r"\b(u|uw)\b", text, re.IGNORECASE)} == {}


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("kort", "Dit is te kort. Een wachtwoord heeft minstens 12 tekens."),
        ("password1234", "Veel mensen hebben dit wachtwoord, dus het is makkelijk te raden. Bedenk iets anders."),
        ("iemand@example.org", "Dit lijkt te veel op je naam of adres (e-mailadres). Bedenk iets anders."),
    ],
)
def test_refused_password_says_why(db, password, message):
    with pytest.raises(ValidationError) as refusal:
        validate_password(password, make_user("iemand@example.org"))
    assert message in refusal.value.messages


def test_help_with_a_password_says_je():
    assert password_validators_help_texts() == [
        "Niet je naam of je adres.",
        "Minstens 12 tekens.",
        "Geen wachtwoord dat veel mensen gebruiken.",
    ]
    with override("en"):
        assert password_validators_help_texts() == [
            "Not your name or your address.",
            "At least 12 characters.",
            "Not a password that many people use.",
        ]


@pytest.mark.parametrize(("path", "has_password"), [("change", True), ("set", False)])
def test_password_pages_show_that_help(client, tree, path, has_password):
    client.force_login(make_user(password="een-lang-wachtwoord" if has_password else None))
    text = client.get(f"/account/password/{path}/").text
    assert "Niet je naam of je adres. Minstens 12 tekens. Geen wachtwoord dat veel mensen gebruiken." in text
