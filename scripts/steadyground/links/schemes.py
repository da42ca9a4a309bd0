"""Links that no server answers: e-mail, telephone and text message.

On a help page a wrong digit is worse than a dead link, so a number must be a complete international one (E.164, written as in
RFC 3966) or a short code that some country really has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import phonenumbers

from steadyground.links.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MAILBOX = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z][A-Za-z0-9-]+", re.A)
_SEPARATORS = re.compile(r"[-.()]")
_SHORT = re.compile(r"[0-9*#]{2,8}")
_PASSED_OVER = {"data", "blob", "about", "geo", "webcal", "xmpp", "matrix", "signal", "whatsapp", "magnet", "urn", "doi", "sip", "cid"}


def check_scheme(scheme: str, rest: str, short_codes: Iterable[str] = ()) -> Fault | None:
    """Return what is wrong with a link of a scheme other than ``http`` and ``https``, or None.

    With ``short_codes`` (those of the help lines on record) no other short code passes; without, any that some country has.
    """
    raw = f"{scheme}:{rest}"
    if scheme == "mailto":
        why = _mail(rest)
        return Fault("bad-mailto", raw, why) if why else None
    if scheme in ("tel", "sms"):
        return next(_numbers(scheme, rest, raw, set(short_codes)), None)
    return None if scheme in _PASSED_OVER else Fault("bad-scheme", raw, scheme)


def _mail(rest: str) -> str:
    path, _, query = rest.partition("?")
    written = [unquote(part).strip() for part in path.split(",")] if path else []
    for field in query.split("&"):
        name, _, value = field.partition("=")
        if name.lower() in ("to", "cc", "bcc"):
            written += [part.strip() for part in unquote(value).split(",")]
    wrong = next((one for one in written if not _MAILBOX.fullmatch(_ascii(one)) or ".." in one), None)
    if wrong is not None:
        return f"'{wrong}' is not an e-mail address"
    return "" if written or query else "there is no address"


def _ascii(mailbox: str) -> str:
    """Return a mailbox with a host of other letters in its ASCII form."""
    name, mark, host = mailbox.rpartition("@")
    try:
        return name + mark + host.encode("idna").decode() if mark else mailbox
    except UnicodeError:
        return mailbox


def _numbers(scheme: str, rest: str, raw: str, short_codes: set[str]) -> Iterator[Fault]:
    path = rest.split("?", maxsplit=1)[0] if scheme == "sms" else rest
    path = path.removeprefix("//")
    numbers = path.split(",") if scheme == "sms" else [path]
    if numbers == [""] and "?" in rest and scheme == "sms":
        return
    for written in numbers:
        yield from _number(written, raw, short_codes)


def _number(written: str, raw: str, short_codes: set[str]) -> Iterator[Fault]:
    number = _SEPARATORS.sub("", written.split(";", maxsplit=1)[0].replace("%2B", "+").replace("%2b", "+"))
    if not number:
        yield Fault("bad-phone", raw, "there is no number")
    elif re.search(r"\s|%20", number):
        yield Fault("bad-phone", raw, "there is a space in it")
    elif not number.startswith("+"):
        if not _is_short_code(number, short_codes):
            yield Fault("bad-phone", raw, f"'{number}' has no country code, and is no short code that we know")
    else:
        yield from _international(number, raw)


def _international(number: str, raw: str) -> Iterator[Fault]:
    if not re.fullmatch(r"\+[1-9]\d{6,14}", number):
        yield Fault("bad-phone", raw, "an international number is + and 7 to 15 digits")
        return
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        yield Fault("bad-phone", raw, "no country has this code")
        return
    if not phonenumbers.is_possible_number(parsed):
        yield Fault("bad-phone", raw, "it has too many or too few digits for its country")
    elif not phonenumbers.is_valid_number(parsed):
        yield Fault("odd-phone", raw, "its country has given out no such range")


def _is_short_code(number: str, known: set[str]) -> bool:
    if known or not (_SHORT.fullmatch(number) and number.isdigit()):
        return number in known
    return any(
        phonenumbers.is_valid_short_number_for_region(phonenumbers.PhoneNumber(country_code=code, national_number=int(number)), region)
        for code, regions in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items()
        for region in regions
        if region != "001"
    )
