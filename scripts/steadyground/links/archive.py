"""A copy in the Internet Archive for a page that is gone (https://archive.org/help/wayback_api.php)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from steadyground.links.fetch import Answer

SERVICE = "https://archive.org/wayback/available?url="


def archive_query(url: str, service: str = SERVICE) -> str:
    """Return the address that answers whether there is a copy."""
    return service + quote(url, safe="")


def archived_copy(answer: Answer) -> str:
    """Return the address of the nearest copy that was taken with status 200, or '' where there is none."""
    try:
        closest = json.loads(answer.body)["archived_snapshots"]["closest"]
        usable = closest["available"] is True and str(closest["status"]) == "200"
        return str(closest["url"]).replace("http://", "https://", 1) if usable else ""
    except (ValueError, KeyError, TypeError):
        return ""
