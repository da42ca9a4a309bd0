"""DOIs, asked of the handle service: it knows whether a DOI exists, without troubling the publisher.

https://www.doi.org/doi-handbook/HTML/rest-api.html: ``responseCode`` 1 is a handle that exists, 100 one that does not.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from steadyground.links.state import State, Verdict
from steadyground.links.verdict import judge

if TYPE_CHECKING:
    from steadyground.links.fetch import Answer

_DOI = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(10\.\d{4,9}/[^\s#]+)", re.I)
SERVICE = "https://doi.org/api/handles/"


def handle_address(url: str, service: str = SERVICE) -> str | None:
    """Return the address at which the handle service answers for a DOI link, or None where ``url`` is no DOI link."""
    match = _DOI.fullmatch(url)
    return f"{service}{quote(unquote(match[1].split('?')[0]), safe='/():;.')}?type=URL" if match else None


def judge_handle(url: str, answer: Answer) -> Verdict:
    """Return what the handle service's answer means for the DOI link ``url``."""
    try:
        code = json.loads(answer.body)["responseCode"]
    except (ValueError, KeyError, TypeError):
        verdict = judge(answer)
        state = State.FAILING if verdict.state.is_good else verdict.state
        return Verdict(url, state, verdict.why or "the handle service gave no proper answer", transient=True)
    if code == 1:
        return Verdict(url, State.OK)
    if code in (100, 200):
        return Verdict(url, State.GONE, "no such DOI is registered")
    return Verdict(url, State.FAILING, f"the handle service says {code}", transient=True)
