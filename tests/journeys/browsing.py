"""A visitor in a real browser, who notices what a person or an auditor would: errors, foreign requests, barriers."""

from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
from django.conf import settings

BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
SETTLE = "document.getAnimations().forEach(animation => { try { animation.finish() } catch { animation.cancel() } })"
RUN_AXE = """async () => {
  const found = await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]});
  return found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(" ")).slice(0, 5).join(" | ")}`);
}"""
CODE = "is je inlogcode"  # other mail may arrive meanwhile


class Visitor:
    """One browser window of one person. `page` is Playwright's; `close()` fails on what went wrong meanwhile."""

    def __init__(self, context, site):
        self.context, self.site = context, site
        self.page = context.new_page()
        self.page.set_default_timeout(15_000)
        self.wrongs = []
        host = urlsplit(site.address).netloc
        self.page.on("console", self._hear)
        self.page.on("pageerror", self._hear_script)
        self.page.on("request", lambda request: self._see_request(request, host))
        self.page.on("response", self._see_answer)

    def open(self, address):
        """Go to an address of the site (a path, or a whole link from a mail)."""
        return self.page.goto(address)

    def check(self):
        """No barrier that axe can find, nothing that scrolls sideways, on the page as it stands."""
        self.page.evaluate(SETTLE)  # a colour on its way from light to dark is nobody's contrast
        self.page.evaluate(AXE)
        assert self.page.evaluate(RUN_AXE) == [], self.page.url
        width = self.page.evaluate("document.documentElement.scrollWidth")
        assert width <= self.page.viewport_size["width"], f"{self.page.url} is {width} px wide"

    def press(self, name, about=None):
        """Press the button with exactly this name; of several, the one that is described as being about `about`."""
        self.page.get_by_role("button", name=name, exact=True, description=about).click()

    def follow(self, name):
        """Follow the first link with exactly this name."""
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def type(self, label, text, number=0):
        """Type `text` into the field with this label (the first one, or `number`)."""
        self.page.get_by_label(label, exact=True).nth(number).fill(text)

    def see(self, text):
        """Wait until these words stand on the page."""
        self.page.get_by_text(text).first.wait_for()

    def focused(self):
        """The element that has the focus now."""
        return self.page.locator(":focus")

    def tab_to(self, name, role):
        """Press Tab until the element with this name has the focus, and see that the focus shows."""
        wanted = self.page.get_by_role(role, name=name, exact=True).first
        wanted.wait_for()
        for _press in range(150):
            self.page.keyboard.press("Tab")
            if wanted.evaluate("element => element === document.activeElement"):
                style = wanted.evaluate("element => (s => s.outlineStyle + s.boxShadow)(getComputedStyle(element))")
                assert style != "nonenone", f"the focus on {name} cannot be seen"
                return
        raise AssertionError(f"Tab does not reach {name}")

    def heading(self):
        """What the page says it is."""
        return self.page.locator("h1").inner_text()

    def close(self):
        """End the visit; AssertionError on script errors, refused content, foreign requests or a failing server."""
        self.context.close()
        assert not self.wrongs, self.wrongs

    def _hear(self, message):
        if message.type == "error" and "status of 4" not in message.text:
            self.wrongs.append(f"console: {message.text}")

    def _hear_script(self, error):
        """Every error of a script counts but two of Wagtail's own (8.0, core.js). Its preview rethrows the fetch that
        ends because the editor leaves the page; a server that fails is seen by `_see_answer` all the same. Its content
        checks start again while they still run, when two previews follow fast on a busy machine."""
        of_wagtail = "/static/wagtailadmin/js/" in (error.stack or "")
        known = error.message == "Failed to fetch" or error.message.startswith("Axe is already running")
        if not (of_wagtail and known):
            self.wrongs.append(f"script error: {error.message} {error.stack}")

    def _see_request(self, request, host):
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https"} and parts.netloc != host:
            self.wrongs.append(f"foreign request: {request.url}")

    def _see_answer(self, answer):
        if answer.status >= 500:
            self.wrongs.append(f"{answer.status} at {answer.url}")


def sign_in_by_code(visitor, email):
    """Sign in with a code from the mail, as employers do."""
    visitor.open("/account/login/")
    before = len(visitor.site.mailbox.to(email, CODE))
    visitor.check()
    visitor.type("E-mailadres", email)
    visitor.press("Stuur mij een code")
    visitor.page.get_by_label("Code", exact=True).wait_for()
    visitor.check()
    mail = visitor.site.mailbox.wait_for(email, CODE, number=before + 1)
    visitor.type("Code", str(mail["subject"]).split()[0])
    visitor.press("Inloggen")
    visitor.page.get_by_role("link", name="Uitloggen").first.wait_for(state="attached")


def sign_in_staff(visitor, name):
    """Sign in with a password, as staff of the demonstration; ends on the home page of the admin."""
    visitor.open("/account/login/wachtwoord/?next=/beheer/")
    visitor.type("E-mailadres", f"{name}@leergilde.example")
    visitor.type("Wachtwoord", settings.DEMONSTRATION_PASSWORD)
    visitor.press("Inloggen")
    visitor.page.wait_for_url(f"{visitor.site.address}/beheer/")
