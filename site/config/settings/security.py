"""Headers, cookies and hosts (trust.md H7 to H10). Production only makes them stricter."""

from .env import env

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
ADMIN_HOST = env.str("ADMIN_HOST", default="")

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Our own middleware writes X-Frame-Options, other for /beheer/ than for the site; Django looks for its own.
SILENCED_SYSTEM_CHECKS = ["security.W002"]

# Names as in Django 6, so that its own middleware can take over later.
SECURE_CSP = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
# Wagtail's admin has inline scripts and styles of its own (trust.md 2.1); it gets a policy of its own, without eval.
SECURE_CSP_ADMIN = {
    **SECURE_CSP,
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "frame-src": "'self'",
    "frame-ancestors": "'self'",
}
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False  # Wagtail's admin reads the token from the page, allauth's passkeys from the form
CSRF_COOKIE_SAMESITE = "Lax"

CSRF_FAILURE_VIEW = "config.views.csrf_failure"
# The largest body at all: a document of 20 MB and what surrounds it. Forms end at DATA_UPLOAD_MAX_MEMORY_SIZE.
REQUEST_MAX_BYTES = 25 * 1024 * 1024

# How many proxies of our own stand in front: that many entries at the end of X-Forwarded-For are believed, no more.
TRUSTED_PROXY_COUNT = ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

# Nobody fills in a form in less; a program does (privacy.bots).
FORM_MIN_SECONDS = env.int("FORM_MIN_SECONDS", default=2)
# Whether the worker asks other sites if the links on our pages still work.
CHECK_LINKS = env.bool("CHECK_LINKS", default=True)
