"""The one settings file. Every setting that differs between installations is read from the environment here.

`docs/operating.md` lists the variables; a test holds the two together.
"""

import secrets
from pathlib import Path
from urllib.parse import unquote

import dj_database_url
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet import environment

BASE_DIR = Path(__file__).resolve().parent.parent

# Everything this installation makes for itself: database file, uploads, secret, built assets.
VAR_DIR = environment.path("VAR_DIR", BASE_DIR / "var")
VAR_DIR.mkdir(parents=True, exist_ok=True)

# A demo has made-up accounts and a post office in place of real letters. Off in production.
DEMO, DEMO_IS_MEANT = environment.flag("DEMO", True), environment.is_said("DEMO")

# Python's tracebacks in the browser; never on outside a developer's machine.
DEBUG = environment.flag("DEBUG", False)


def _own_secret() -> str:
    """The secret made at first start, readable by this user only; kept out of the repository."""
    file = VAR_DIR / "secret_key"
    if not file.exists():
        fresh = file.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(50))
        fresh.rename(file)
    return file.read_text()


# Signs sessions and links. Give one of your own when several machines serve together.
SECRET_KEY = environment.text("SECRET_KEY") or _own_secret()

# Where `musik serve` listens, and with how many processes and threads in each.
HOST = environment.text("HOST", "127.0.0.1")
PORT = environment.number("PORT", 8000)
WEB_WORKERS = environment.number("WEB_WORKERS", 2)
WEB_THREADS = environment.number("WEB_THREADS", 2)

# Where people reach the site; used in letters and feeds.
SITE_URL = environment.text("SITE_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1],testserver")
HTTPS = SITE_URL.startswith("https://")

# The web servers in front: theirs is the word on who asks (X-Forwarded-For) and whether by TLS (X-Forwarded-Proto).
TRUSTED_PROXIES = environment.networks("TRUSTED_PROXIES")

# The region's open files: municipalities, actors, practices, words.
REGION_DATA = environment.path("REGION_DATA", BASE_DIR / "data" / "kulturmetropolen")

# A GeoJSON file of municipal boundaries (properties `code`, `name`); without one the map is schematic.
BOUNDARY_FILE = environment.text("BOUNDARY_FILE")

INSTALLED_APPS = [
    "musikfaellesskabet.common",
    "musikfaellesskabet.ui",
    "musikfaellesskabet.people",
    "musikfaellesskabet.letters",
    "musikfaellesskabet.search",
    "musikfaellesskabet.region",
    "musikfaellesskabet.actors",
    "musikfaellesskabet.knowledge",
    "musikfaellesskabet.offers",
    "musikfaellesskabet.signups",
    "musikfaellesskabet.needs",
    "musikfaellesskabet.office",
    "musikfaellesskabet.api",
    "musikfaellesskabet.front",
    "musikfaellesskabet.running",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "csp",
    "ninja",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "musikfaellesskabet.common.proxies.ForwardedRequests",  # outermost: all the others ask who came, and how
    "musikfaellesskabet.common.pages.PublicPages",  # next: a kept page holds the headers of all the others
    "musikfaellesskabet.common.headers.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "musikfaellesskabet.common.methods.PageMethodsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "musikfaellesskabet.people.steps.SecondSteps",  # the office asks by which steps this session was logged in
    "musikfaellesskabet.common.bodies.BodyLimit",  # knows who is logged in; forms are read further in
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "musikfaellesskabet.common.throttle_gate.ThrottleGate",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]

ROOT_URLCONF = "musikfaellesskabet.urls"
WSGI_APPLICATION = "musikfaellesskabet.wsgi.application"

_CACHED = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
_LOADERS = [("template_partials.loader.Loader", [("django.template.loaders.cached.Loader", _CACHED)])]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": _LOADERS,
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "musikfaellesskabet.ui.context.page",
                "musikfaellesskabet.region.context.region",
                "musikfaellesskabet.office.context.office",
            ],
        },
    }
]
COTTON_DIR = "ui/components"

DATABASES = {
    "default": dj_database_url.parse(
        environment.text("DATABASE_URL", f"sqlite:///{VAR_DIR}/musik.sqlite3"),
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Writers wait in line instead of failing; a confirmed row survives a power cut.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/min-side/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "musikfaellesskabet.people.adapter.AccountAdapter"
ACCOUNT_SIGNUP_FORM_CLASS = "musikfaellesskabet.people.forms.SignupForm"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Ours are in the database, where all workers share them: each app's `throttles.py`.
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
MFA_ADAPTER = "musikfaellesskabet.people.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
_MFA_FORMS = {"activate_totp": "CodeForm", "add_webauthn": "NewKeyForm", "edit_webauthn": "KeyNameForm"}
MFA_FORMS = {page: f"musikfaellesskabet.people.second_step.{form}" for page, form in _MFA_FORMS.items()}
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Musikfællesskabet"
# Browsers let passkeys work at http://localhost (not at a number); anything else needs https.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

# An OpenID Connect provider (a municipality's or a MitID broker's): its address, and what it knows us as.
OIDC_SERVER_URL = environment.text("OIDC_SERVER_URL")
OIDC_NAME = environment.text("OIDC_NAME", "OpenID Connect")
OIDC_APP = "allauth.socialaccount.providers.openid_connect"
if OIDC_SERVER_URL:  # what it needs to be spoken with costs every web process 8 MB
    INSTALLED_APPS.append(OIDC_APP)
_OIDC_PROVIDER = {
    "provider_id": "oidc",
    "name": OIDC_NAME,
    "client_id": environment.text("OIDC_CLIENT_ID"),
    "secret": environment.text("OIDC_SECRET"),
    "settings": {"server_url": OIDC_SERVER_URL},
}
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "provider_class": "musikfaellesskabet.people.oidc.provider.Provider",
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [_OIDC_PROVIDER] if OIDC_SERVER_URL else [],
    }
}
SOCIALACCOUNT_ADAPTER = "musikfaellesskabet.people.oidc.accounts.SocialAccountAdapter"
# Who comes by a provider is still asked for their age group.
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_FORMS = {"signup": "musikfaellesskabet.people.oidc.accounts.SignupForm"}
# An account found by its verified address is tied to the provider, so that a change of address does not lose it.
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True

LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Dansk")), ("en", _("Engelsk"))]
TIME_ZONE = "Europe/Copenhagen"
USE_I18N = True
FORMAT_MODULE_PATH = "musikfaellesskabet.common.formats"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
# Third-party files and built files (fonts, style sheet, map data), made by `musik assets`.
STATICFILES_DIRS = [VAR_DIR / "assets"]
(VAR_DIR / "assets").mkdir(exist_ok=True)
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/filer/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Each worker keeps this many bytes of finished public pages.
PAGE_SHELF_BYTES = environment.number("PAGE_SHELF_BYTES", 16_000_000)

# What one network may cost each web process in a minute (each app's `throttles.py` says how dear); 0: no limit.
READ_POINTS = environment.number("READ_POINTS", 120)

# The mail server: smtp://user:password@host:587 (STARTTLS is demanded), smtps:// (TLS from the start) or
# smtp+plain:// (no encryption; a mail server on this machine). Without one, letters wait; in a demo they are shown.
SMTP_URL = environment.address("SMTP_URL")
EMAIL_BACKEND = "musikfaellesskabet.letters.backend.DeliveryBackend"
EMAIL_HOST = SMTP_URL.hostname or ""
EMAIL_PORT = SMTP_URL.port or {"smtps": 465, "smtp": 587}.get(SMTP_URL.scheme, 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(SMTP_URL.username or ""), unquote(SMTP_URL.password or "")
EMAIL_USE_TLS, EMAIL_USE_SSL = SMTP_URL.scheme == "smtp", SMTP_URL.scheme == "smtps"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("MAIL_FROM", "musikfaellesskabet@localhost")
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""

# Where to tell of a weakness in this installation: mailto:, https: or tel:, as security.txt asks (RFC 9116).
SECURITY_CONTACT = environment.text("SECURITY_CONTACT", f"mailto:{DEFAULT_FROM_EMAIL}")

# How many days a letter is kept after it has left.
LETTER_DAYS = environment.number("LETTER_DAYS", 30)

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Cookies exist only for people who sign in or send a form.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Nothing inline, nothing from elsewhere: stricter than nonces, and the same for cached pages.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        **{f"{kind}-src": ["'self'"] for kind in ("script", "style", "img", "font", "media", "connect", "manifest")},
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
