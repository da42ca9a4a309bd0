"""What people type, added to the search index: the questions that a page answers, and words it does not use itself.

The theme's search gives a page's tags the most weight and hides none of them, so the words are put there; a style rule keeps them
out of sight. Very common words are left out, of the index and of what is typed: the search takes each word for the start of one,
and "I" would find "injection".
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from steadyground.site.publish import page_address

if TYPE_CHECKING:
    from pathlib import Path

    from steadyground.records import Ledger

INDEX = "search/search_index.json"
WORKER = "assets/javascripts/workers/search.*.js"
_COMMON_TEXT = (
    "a about am an and another any are around as at be been but by can could did do does else ever for from go had has have he her his "
    "how i if in into is it its just makes me mean must my no not of on once one or out over she should so some than that the their "
    "them then there they this to too was we what when where who why will with without would you your less make tell"
)
COMMON = tuple(_COMMON_TEXT.split())
# Message type 2 is a query. The listener comes before the theme's own and leaves out common words, unless only such are typed.
_LISTENER = (
    'addEventListener("message",function(e){var c=new Set(%s),d=e.data;if(d&&d.type===2&&typeof d.data==="string"){'
    'var k=d.data.split(/\\s+/).filter(function(w){return !c.has(w.toLowerCase().replace(/[?!.,:;]+$/,""))});'
    'if(k.length)d.data=k.join(" ").replace(/[?!,;]/g,"")}});'
)


def telling_words(text: str) -> str:
    """Return the words of a question that tell it from others."""
    return " ".join(word for word in re.findall(r"[\w'-]+", text.lower()) if word not in COMMON)


def words_by_page(ledger: Ledger) -> dict[str, list[str]]:
    """Return, for the address of each page, what is typed for it."""
    found: dict[str, list[str]] = defaultdict(list)
    for question in ledger.questions:
        if question.page:
            found[page_address(question.page)].append(telling_words(question.question))
    for row in ledger.search:
        found[page_address(row.page)] += row.words
    return found


def add_search_words(site: Path, ledger: Ledger) -> int:
    """Add the words to the index below ``site``. Returns how many pages got some; 0 where the engine writes no such index."""
    path = site / INDEX
    if not path.exists():
        return 0
    index = json.loads(path.read_text(encoding="utf-8"))
    words = words_by_page(ledger)
    pages = 0
    for entry in index["docs"]:
        if entry["location"] in words:
            entry["tags"] = [*entry.get("tags", []), *words[entry["location"]]]
            pages += 1
    path.write_text(json.dumps(index, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")
    leave_out_common_words(site)
    return pages


def leave_out_common_words(site: Path) -> None:
    """Make the theme's search worker leave common words out of a query. Done again, it changes nothing."""
    listener = _LISTENER % json.dumps(COMMON)
    for worker in site.glob(WORKER):
        text = worker.read_text(encoding="utf-8")
        if not text.startswith(listener):
            worker.write_text(listener + text, encoding="utf-8")
