"""What an answer means for a reader: pure judgment, no network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from steadyground.links.address import split_directive
from steadyground.links.collect import collect
from steadyground.links.fetch import Answer, Trouble
from steadyground.links.inspect_page import has_id
from steadyground.links.state import State, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable


_GONE = {404, 410, 451}
_REFUSED = {401, 402, 403, 405, 406, 429, 999}
_TRANSIENT = {408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524}
_TROUBLES_THAT_STAY = {Trouble.UNSAFE, Trouble.TLS_EXPIRED, Trouble.TLS_NAME, Trouble.TLS_UNKNOWN, Trouble.BAD_REDIRECT, Trouble.LOOP}
_PERMANENT = {301, 308}
_SOFT_TITLE = re.compile(
    r"^\W*(?:error\s*)?(?:404\b(?!.*\b(?:how|fix|what|why|guide|avoid)\b)|410\b|(?:the\s+)?(?:page|file|document|article|content|resource)\s+"
    r"(?:was\s+|could\s+)?(?:not|cannot|no\s+longer)\b|not\s+found\b|oops\b)",
    re.I,
)
_SOFT_WORDS = re.compile(
    r"page (?:you (?:are|were) looking for|you requested|requested)[^.]{0,60}"
    r"(?:not be found|cannot be found|can.t be found|does(?: not|n.t) exist|no longer|not available|has been (?:re)?moved)"
    r"|this domain (?:is|may be) for sale|buy this domain|domain (?:has )?expired",
    re.I,
)
_SIGN_IN = re.compile(r"(?:^|[/_.?=-])(?:log-?in|sign-?in|sso|auth(?:enticate)?|cas)(?:$|[/_.?&=-])", re.I)
_LONG_PAGE = 3000


def judge(answer: Answer, *, title: str = "") -> Verdict:
    """Return what an answer means. ``title`` is the title on record for the work, where there is one."""
    if answer.trouble:
        return _in_trouble(answer)
    status = answer.status
    if status in _GONE:
        return Verdict(answer.url, State.GONE, f"the server says {status}")
    if status in _REFUSED:
        return Verdict(answer.url, State.REFUSED, f"the server turns robots away ({status})", transient=status in _TRANSIENT)
    if not 200 <= status < 300:
        return Verdict(answer.url, State.FAILING, f"the server says {status}", transient=status in _TRANSIENT)
    return _delivered(answer, title)


def _in_trouble(answer: Answer) -> Verdict:
    trouble = answer.trouble or Trouble.NO_CONNECTION
    state = {Trouble.UNSAFE: State.UNSAFE, Trouble.TIMEOUT: State.TIMEOUT}.get(trouble, State.FAILING)
    why = f"{trouble}: {answer.detail}" if answer.detail else str(trouble)
    return Verdict(answer.url, state, why, transient=trouble not in _TROUBLES_THAT_STAY)


def _delivered(answer: Answer, title: str) -> Verdict:
    if not answer.body:
        return Verdict(answer.url, State.FAILING, f"the server says {answer.status} and sends nothing", transient=True)
    is_page = "html" in (answer.content_type or "html") and answer.complete
    why = _other_type(answer) or (_not_what_it_was(answer, title) if is_page else "")
    if why:
        return Verdict(answer.url, State.DRIFTED, why)
    if _asks_to_sign_in(answer):
        return Verdict(answer.url, State.REFUSED, "it asks for a user name")
    fragment = urlsplit(answer.url).fragment
    if is_page and fragment and not _has_fragment(answer.body, fragment):
        return Verdict(answer.url, State.NO_FRAGMENT, f"the page is there, but nothing on it has the id '{unquote(fragment)}'")
    moved = permanent_target(answer)
    return Verdict(answer.url, State.MOVED, "it has moved for good", moved) if moved else Verdict(answer.url, State.OK)


def permanent_target(answer: Answer) -> str:
    """Return the address behind the permanent redirects at the start of the way, '' where there is none."""
    target = ""
    for step in answer.steps:
        if step.status not in _PERMANENT:
            break
        target = step.to
    fragment = urlsplit(answer.url).fragment
    return f"{target}#{fragment}" if target and fragment and "#" not in target else target


def _other_type(answer: Answer) -> str:
    path = urlsplit(answer.url).path.lower()
    if path.endswith(".pdf") and "html" in answer.content_type and len(answer.body) < 200_000:
        return "the link promises a PDF, and a web page comes"
    return ""


def _not_what_it_was(answer: Answer, title: str) -> str:
    tree = LexborHTMLParser(answer.body, encoding=True)
    head = " ".join((node.text() if (node := tree.css_first("title")) else "").split())
    text = " ".join((tree.body.text(separator=" ") if tree.body else "").split())
    if _SOFT_TITLE.search(head) and len(text) < _LONG_PAGE:
        return f"the server says 200, but the page is titled '{head[:60]}'"
    if len(text) < _LONG_PAGE and _SOFT_WORDS.search(text):
        return "the server says 200, but the page says that it is not there"
    if _thrown_to_home(answer):
        return "it sends every reader to the home page"
    if title and not holds_title(f"{head} {_meta_titles(tree)} {text}", title):
        return f"the title on record is no longer on the page: '{title[:80]}'"
    return ""


def _meta_titles(tree: LexborHTMLParser) -> str:
    nodes = tree.css("meta[name=citation_title],meta[property='og:title'],meta[name='dc.title' i]")
    return " ".join(node.attributes.get("content") or "" for node in nodes)


def _thrown_to_home(answer: Answer) -> bool:
    first, last = urlsplit(answer.url), urlsplit(answer.final)
    deep = first.path.strip("/").count("/") >= 1
    return deep and len(answer.steps) > 1 and last.path in ("", "/") and not last.query and first.path != last.path


def _asks_to_sign_in(answer: Answer) -> bool:
    asked, last = urlsplit(answer.url).path, urlsplit(answer.final).path
    if asked == last or _SIGN_IN.search(asked):
        return False
    return bool(_SIGN_IN.search(last)) or b'type="password"' in answer.body


def _has_fragment(body: bytes, fragment: str) -> bool:
    """Say whether a page has the place, or is likely to get it from a script that names it."""
    name = split_directive(fragment)[0]
    found = collect(body)
    if has_id(name, found.anchors() | {one.removeprefix("user-content-") for one in found.ids}):
        return True
    plain = unquote(name)
    return any(re.search(rf"(?<![\w-]){re.escape(plain)}(?![\w-])", script) for script in _scripts(body))


def _scripts(body: bytes) -> Iterable[str]:
    return (node.text() for node in LexborHTMLParser(body, encoding=True).css("script"))


def holds_title(page: str, title: str) -> bool:
    """Say whether most words of a recorded title are on a page, in any order: editors shorten titles and change their dashes."""
    wanted = set(re.findall(r"\w{4,}", title.casefold()))
    there = set(re.findall(r"\w{4,}", page.casefold()))
    return not wanted or len(wanted & there) >= 0.7 * len(wanted)
