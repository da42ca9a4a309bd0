"""The tools in a real browser: by keyboard, on paper, without script, and with nothing stored or sent."""

import io
import re

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.browser

TOOLS = {
    "decide/": "decide", "decide/questions-to-ask/": "questions", "trauma/grounding/": "grounding", "help/talk-to-your-doctor/": "paper",
    "decide/what-matters-to-you/": "paper", "decide/realistic-expectations/": "paper", "decide/plan-for-hard-days/": "paper",
    "decide/session-day-checklist/": "paper", "decide/after-session-diary/": "paper",
}
READY = {"decide": ".sg-choices", "questions": ".sg-mine", "grounding": ".sg-pacer .sg-button", "paper": ".sg-toolbar"}
FIRST = {"decide": "paper", "questions": "paper", "grounding": "pacer"}
PAPER = [path for path, script in TOOLS.items() if script == "paper"]
FOCUS = "(document.activeElement.closest('label') || document.activeElement).textContent.trim()"
ICON = "{}assets/img/icon."  # the browser itself asks for it again when the part after '#' changes
WORDS = "I want to sleep \u2013 & <b>rest</b>"


class Watch:
    """What a page asks for, says and keeps."""

    def __init__(self, page, address):
        self.page, self.requests, self.said = page, [], []
        page.on("request", lambda r: self.requests.append(r.url) if not r.url.startswith(("data:", "blob:", ICON.format(address))) else None)
        page.on("console", lambda m: self.said.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: self.said.append(str(e)))
        self.address = address

    def nothing_left_the_page(self):
        """Nothing is kept, nothing is asked for, nothing goes wrong."""
        kept = self.page.evaluate(
            "async () => [...Object.keys(localStorage).filter(k => !k.endsWith('.__palette')), ...Object.keys(sessionStorage),"
            " ...(await indexedDB.databases()).map(d => d.name), ...(await caches.keys()), document.cookie].filter(Boolean)"
        )
        assert kept == []
        assert self.page.context.cookies() == []
        assert self.said == []
        own = f"{self.address}search/"  # the site's own search, when Tab passes its field
        assert [url for url in self.requests if not url.startswith(own)] == [], "a tool asked for something after it was ready"


@pytest.fixture
def open_tool(browser, address, built_site):
    contexts = []

    def load(page, name, quiet):
        """Load a script as the page itself would: its name carries a hash."""
        file = next((built_site / "assets/js").glob(f"{name}.*js"))
        page.evaluate(
            "([src, quiet]) => new Promise(done => { const s = document.createElement('script'); s.src = src; s.dataset.quiet = quiet;"
            " s.onload = done; document.head.append(s); })", [f"{address}assets/js/{file.name}", "yes" if quiet else "no"],
        )

    def opened(path, fragment="", **options):
        context = browser.new_context(**{"viewport": {"width": 390, "height": 800}, "accept_downloads": True, **options})
        contexts.append(context)
        page = context.new_page()
        watch = Watch(page, address)
        page.goto(address + path + fragment, wait_until="load")
        name = TOOLS[path]
        page.keyboard.press("Shift")  # a tool far down a page waits until the reader moves
        if not page.locator(f"script[src*='assets/js/{name}.']").count():
            for needed in filter(None, (FIRST.get(name), name)):
                load(page, needed, needed != name)
        page.wait_for_selector(READY[name], state="attached")
        page.wait_for_load_state("networkidle")
        watch.requests.clear()
        page.evaluate("() => { window.print = () => { window.printed = (window.printed || 0) + 1; }; }")
        return page, watch

    yield opened
    for context in contexts:
        context.close()


def tab_to(page, text, most=400):
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUS).startswith(text):
            return
    raise AssertionError(f"'{text}' is never reached")


def shown(page, selector):
    return page.locator(selector).evaluate_all("nodes => nodes.filter(n => n.getClientRects().length).map(n => n.textContent.trim())")


def saved(page, press):
    with page.expect_download() as found:
        press()
    return found.value.suggested_filename, found.value.path().read_text(encoding="utf-8")


@pytest.mark.parametrize("path", TOOLS)
def test_axe_finds_nothing_once_the_tool_is_there(open_tool, axe_script, path):
    page, watch = open_tool(path)
    page.evaluate(axe_script)
    result = page.evaluate("axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']}})")
    assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in result["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    watch.nothing_left_the_page()


@pytest.mark.parametrize("path", TOOLS)
def test_the_page_is_whole_without_script(browser, address, path):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + path)
    assert page.locator(".sg-button, .sg-field, .sg-toolbar, .sg-choices").count() == 0
    assert page.locator("article table, article ol, article ul").count() > 2
    assert page.locator(".sg-crisis").is_visible()
    context.close()


@pytest.mark.parametrize("path", TOOLS)
def test_no_handler_or_script_stands_in_the_page_and_no_id_twice(open_tool, path):
    page, _ = open_tool(path)
    assert page.evaluate("[...document.querySelectorAll('*')].flatMap(n => [...n.attributes]).filter(a => /^on/.test(a.name)).length") == 0
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(n => n.id)")
    assert {i for i in ids if ids.count(i) > 1} == set()


# The decision aid.

@pytest.mark.parametrize("move", ["scroll", "press", "key", "place"])
def test_its_scripts_are_loaded_when_the_reader_moves(browser, address, move):
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(address + "decide/", wait_until="networkidle")
    tool = page.locator("script[src*='assets/js/decide.']")
    assert tool.count() == 0
    assert page.evaluate("performance.getEntriesByType('resource').filter(r => /(decide|paper)[.]/.test(r.name)).length") == 0
    moves = {
        "scroll": lambda: page.mouse.wheel(0, 300), "press": lambda: page.mouse.click(200, 300), "key": lambda: page.keyboard.press("Tab"),
        "place": lambda: page.evaluate("location.hash = '#mine=e30'"),
    }
    moves[move]()
    page.wait_for_selector(".sg-choices", state="attached")
    assert tool.count() == 1
    page.close()


def test_chosen_options_stand_side_by_side_with_the_same_rows(open_tool):
    page, watch = open_tool("decide/")
    options = page.locator(".sg-choices").first.locator("label").all_inner_texts()
    assert len(options) == 6
    for name in (options[0], options[3], options[5]):
        page.get_by_label(name, exact=True).check()
    assert page.locator(".sg-compare thead th").all_inner_texts() == [options[0], options[3], options[5]]
    asked = page.locator("article h3 + * table").first.locator("tbody tr td:first-child").all_inner_texts() or None
    rows = page.locator(".sg-compare th[scope=rowgroup]").all_inner_texts()
    assert len(rows) == 9
    assert asked is None or rows == asked
    assert page.locator(".sg-compare td").count() == 27
    assert all(page.locator(".sg-compare td").all_inner_texts())
    assert "3 options are shown" in page.locator(".sg-tool [role=status]").inner_text()
    watch.nothing_left_the_page()


def test_what_matters_is_noted_and_neither_sorts_nor_scores(open_tool):
    page, _ = open_tool("decide/")
    page.get_by_label("Therapy made for trauma").check()
    page.get_by_label("Ketamine or esketamine", exact=True).check()
    heads = ".sg-compare th[scope=rowgroup]"
    before = [text.split("\n")[0] for text in page.locator(heads).all_inner_texts()]
    cells = page.locator(".sg-compare td").all_inner_texts()
    page.get_by_label("What it costs").check()
    page.get_by_label("Side effects and harms").check()
    after = page.locator(heads).all_inner_texts()
    assert [text.split("\n")[0] for text in after] == before
    assert page.locator(".sg-compare td").all_inner_texts() == cells
    assert {text.split("\n")[0] for text in after if "You marked: " in text} == {"Against it", "Harms", "Cost and access"}
    said = page.locator(".sg-tool").first.inner_text().lower()
    assert not re.search(r"\b(score|recommend|best (option|choice)|fits you|rank|suggested|points)\b", said.split("nothing is added up")[0])


def test_the_aid_by_keyboard_alone_from_choice_to_saved_file(open_tool):
    page, watch = open_tool("decide/")
    tab_to(page, "A medicine advised for PTSD")
    page.keyboard.press("Space")
    tab_to(page, "No change for now")
    page.keyboard.press("Space")
    tab_to(page, "How soon it may help")
    page.keyboard.press("Space")
    assert page.locator(".sg-compare thead th").count() == 2
    tab_to(page, "Bring in what I chose above")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type(WORDS)
    tab_to(page, "Do I have PTSD")
    page.keyboard.press("Space")
    tab_to(page, "Save as a text file")
    name, text = saved(page, lambda: page.keyboard.press("Enter"))
    assert name == "my-summary.txt"
    assert WORDS in text
    assert "A medicine advised for PTSD" in text
    assert "No change for now" in text
    assert "How soon it may help" in text
    assert "- Do I have PTSD" in text
    assert "PTSD Coach" not in text
    watch.nothing_left_the_page()


def test_a_link_is_made_only_on_a_press_and_brings_everything_back(open_tool, address):
    page, watch = open_tool("decide/")
    page.get_by_label("A combination", exact=True).check()
    page.get_by_label("not sure", exact=True).check()
    page.get_by_label("Can I take a week to think?").check()
    page.locator(".sg-field").first.fill(WORDS)
    assert "#" not in page.url
    page.get_by_role("button", name="Make a link").click()
    link = page.locator(".sg-tool__link a").get_attribute("href")
    assert "#mine=" in link
    assert "Anyone who has it can read your words" in page.locator(".sg-tool__link").inner_text()
    watch.nothing_left_the_page()
    again, _ = open_tool("decide/", "#" + link.partition("#")[2])
    assert again.locator(".sg-field").first.input_value() == WORDS
    assert again.get_by_label("A combination", exact=True).is_checked()
    assert [box.evaluate("box => box.parentNode.textContent") for box in again.locator("article input:checked").all()] == [
        "A combination", "not sure", "Can I take a week to think?",
    ]
    assert again.locator(".sg-compare thead th").all_inner_texts() == ["A combination"]


def test_emptying_the_summary_takes_back_the_choices_and_the_words_in_the_address(open_tool):
    page, watch = open_tool("decide/")
    page.get_by_label("A combination", exact=True).check()
    page.locator(".sg-field").first.fill(WORDS)
    page.get_by_role("button", name="Make a link").click()
    page.get_by_role("button", name="Empty it", exact=True).click()
    assert page.locator(".sg-field").first.input_value() == WORDS, "one press by mistake empties nothing"
    assert "cannot be undone" in page.get_by_role("group", name="My summary").inner_text()
    page.get_by_role("button", name="Empty it for good").click()
    assert page.locator(".sg-field").first.input_value() == ""
    assert page.locator("article input:checked").count() == 0
    assert page.locator(".sg-compare, .sg-tool__link:visible").count() == 0
    assert "#" not in page.url
    watch.nothing_left_the_page()


def test_emptying_asks_again_once_the_button_was_left(open_tool):
    page, _ = open_tool("decide/plan-for-hard-days/")
    page.locator(".sg-field").first.fill(WORDS)
    page.get_by_role("button", name="Empty it").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    assert page.get_by_role("button", name="Empty it", exact=True).count() == 1
    assert page.locator(".sg-field").first.input_value() == WORDS


@pytest.mark.parametrize("columns", [2, 6])
def test_a_phone_shows_the_chosen_options_below_each_other_with_their_names(open_tool, columns):
    page, _ = open_tool("decide/", viewport={"width": 320, "height": 700})
    for box in page.locator(".sg-choices").first.locator("input").all()[:columns]:
        box.check()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    cells = page.locator(".sg-compare td")
    assert cells.count() == 9 * columns
    lefts = cells.evaluate_all("nodes => nodes.map(n => Math.round(n.getBoundingClientRect().left))")
    assert len(set(lefts)) == 1
    assert cells.first.evaluate("n => getComputedStyle(n, '::before').content").startswith('"Therapy made for trauma"')
    roles = re.findall(r"- '?(cell|rowheader|columnheader)\b", page.locator(".sg-compare").aria_snapshot())
    assert [roles.count(role) for role in ("columnheader", "rowheader", "cell")] == [columns, 9, 9 * columns]


@pytest.mark.parametrize("fragment", ["#mine=%%%", "#mine=", "#mine=bnVsbA", "#mine=eyJ0IjoxLCJ3IjoiPGltZyBzcmM9eD4ifQ"])
def test_a_damaged_link_fills_in_nothing_and_breaks_nothing(open_tool, fragment):
    page, watch = open_tool("decide/", fragment)
    assert page.locator(".sg-choices").count() == 2
    assert page.locator("article img[src=x]").count() == 0
    assert watch.said == []


def test_the_printed_summary_is_the_summary_alone(open_tool):
    page, _ = open_tool("decide/")
    page.locator(".sg-field").first.fill(WORDS)
    page.get_by_role("button", name="Print this", exact=True).click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    assert shown(page, "article h2")[0].startswith("My summary")
    assert len(shown(page, ".md-content__inner > h2")) == 2
    assert WORDS in shown(page, ".sg-written")[0]
    assert shown(page, ".sg-field, .sg-button, .sg-tool__note, .sg-choices") == []
    assert page.locator(".sg-crisis").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(shown(page, ".md-content__inner > h2")) > 8


def test_the_printed_comparison_is_the_comparison_alone(open_tool):
    page, _ = open_tool("decide/")
    page.get_by_label("Therapy made for trauma").check()
    page.get_by_role("button", name="Print this comparison").click()
    page.emulate_media(media="print")
    assert shown(page, ".sg-compare caption") != []
    assert shown(page, ".md-content__inner > h2, .sg-choices, .sg-button") == []


# Questions.

def test_questions_are_gathered_from_the_whole_page_and_saved(open_tool):
    page, watch = open_tool("decide/questions-to-ask/")
    ticks = page.locator(".sg-picks input")
    assert ticks.count() > 25
    wanted = [page.locator(".sg-picks label").nth(n).inner_text() for n in (1, 20)]
    for n in (1, 20):
        ticks.nth(n).focus()
        page.keyboard.press("Space")
    assert page.locator(".sg-mine li").all_inner_texts() == wanted
    assert "2 questions are on your list" in page.locator(".sg-tool [role=status]").first.inner_text()
    page.locator(".sg-tool .sg-field").nth(1).fill(WORDS)
    page.get_by_role("button", name="Print this", exact=True).click()
    page.emulate_media(media="print")
    assert shown(page, ".sg-mine li") == wanted
    assert WORDS in shown(page, ".sg-written")
    assert shown(page, ".sg-tool tbody td:first-child") == ["The clinic, and the date", "My own question", "What they answered"]
    assert shown(page, ".sg-picks, .md-content__inner > h2") == []
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    for _ in range(2):
        page.get_by_role("button", name="Empty it").click()
    assert page.locator(".sg-mine li, .sg-picks input:checked").count() == 0
    assert all(not field.input_value() for field in page.locator(".sg-field").all())
    watch.nothing_left_the_page()


# Paper tools.

@pytest.mark.parametrize("path", PAPER)
def test_what_is_written_is_printed_saved_and_emptied(open_tool, path):
    page, watch = open_tool(path)
    bar = page.locator(".sg-toolbar").first
    fields = page.locator(".sg-field")
    part = page.locator(".sg-field, .sg-tick").first
    assert part.is_visible()
    fields.first.fill(WORDS) if fields.count() else page.locator(".sg-tick input").first.check()
    owner = page.locator(".sg-toolbar", has=page.get_by_role("button", name="Save as a text file"))
    texts = [saved(page, owner.nth(n).get_by_role("button", name="Save as a text file").click)[1] for n in range(owner.count())]
    assert any(WORDS in text for text in texts) or not fields.count()
    page.emulate_media(media="print")
    assert shown(page, ".sg-field, .sg-button") == []
    assert any(WORDS in text for text in shown(page, ".sg-written")) or not fields.count()
    page.emulate_media(media="screen")
    for n in range(owner.count()):
        for _ in range(2):
            owner.nth(n).get_by_role("button", name="Empty it").click()
    assert all(not field.input_value() for field in fields.all())
    assert page.locator(".sg-tick input:checked").count() == 0
    assert bar.is_visible()
    watch.nothing_left_the_page()


@pytest.mark.parametrize("path", PAPER)
def test_each_field_and_tick_has_a_name_and_is_never_remembered(open_tool, path):
    page, _ = open_tool(path)
    for field in page.locator(".sg-field").all():
        names = field.get_attribute("aria-labelledby").split()
        assert all(page.locator(f"#{name}").inner_text().strip() for name in names)
        assert field.get_attribute("spellcheck") == "false"
        assert field.get_attribute("autocomplete") == "off"
    assert all(page.locator(".sg-tick").all_inner_texts())


def test_the_letter_is_filled_by_keyboard_and_printed_alone(open_tool):
    page, watch = open_tool("help/talk-to-your-doctor/")
    page.locator(".sg-field").first.focus()
    page.keyboard.type("A. Reader")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator(".sg-tick input").first.is_checked()
    page.get_by_role("button", name="Print this", exact=True).first.click()
    page.emulate_media(media="print")
    assert len(shown(page, ".md-content__inner > h2")) == 1
    assert "A. Reader" in shown(page, ".sg-written")[0]
    foot = page.locator(".sg-page-foot").inner_text()
    assert "Sources checked on" in foot
    assert "/help/talk-to-your-doctor/, where the sources are named." in foot
    watch.nothing_left_the_page()


def test_a_reload_empties_the_page(open_tool):
    page, _ = open_tool("decide/plan-for-hard-days/")
    page.locator(".sg-field").first.fill(WORDS)
    page.reload(wait_until="load")
    page.wait_for_selector(".sg-field")
    assert page.locator(".sg-field").first.input_value() == ""


SHEETS = {"decide/": "My summary", "help/talk-to-your-doctor/": "The letter, to fill in and print", "decide/plan-for-hard-days/": "My plan"}


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("path", SHEETS)
def test_a_sheet_that_was_filled_in_prints_on_one_page_with_help_and_its_date(open_tool, path, paper):
    page, _ = open_tool(path)
    page.locator(".sg-field").first.fill("Sleep through the night\nA day without checking the phone")
    page.get_by_role("group", name=SHEETS[path]).get_by_role("button", name="Print this").click()
    sheets = PdfReader(io.BytesIO(page.pdf(format=paper))).pages
    assert len(sheets) == 1
    text = " ".join(sheets[0].extract_text().split())
    assert "Suggest a change" not in text
    for part in ("Sleep through the night", "If you need help now", "988", "Sources checked on", "where the sources are named"):
        assert part in text


# Grounding.

def test_the_pacer_starts_only_on_a_press_and_stops_at_once(open_tool):
    page, watch = open_tool("trauma/grounding/")
    pacer = page.locator("#breathing-pacer")
    assert "Ready when you are" in pacer.inner_text()
    page.clock.install()
    pacer.get_by_role("button", name="Start").focus()
    page.keyboard.press("Enter")
    assert "Breathe in gently" in pacer.inner_text()
    page.clock.run_for(4000)
    assert "Breathe out gently" in pacer.inner_text()
    assert "Never in water and never while driving" in pacer.inner_text()
    assert pacer.get_by_role("link", name="go to help").is_visible()
    page.keyboard.press("Escape")
    assert "Paused" in pacer.inner_text()
    page.clock.run_for(9000)
    assert "Paused" in pacer.inner_text()
    page.keyboard.press("Enter")
    assert "Breathe in gently" in pacer.inner_text()
    page.keyboard.press("Enter")
    assert "Paused" in pacer.inner_text()
    watch.nothing_left_the_page()


def test_the_pacer_ends_by_itself_after_five_minutes_and_traps_nobody(open_tool):
    page, _ = open_tool("trauma/grounding/")
    page.clock.install()
    pacer = page.locator("#breathing-pacer")
    pacer.get_by_role("button", name="Start").click()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "pacer-count"
    page.clock.run_for(310000)
    assert "Five minutes have gone by" in pacer.inner_text()
    assert "Paused" in pacer.inner_text()


def test_the_pacer_is_silent_and_without_motion_where_that_is_asked(open_tool):
    page, _ = open_tool("trauma/grounding/", reduced_motion="reduce")
    assert page.locator("audio, video").count() == 0
    assert page.locator(".sg-pacer__word").get_attribute("aria-live") is None
    page.get_by_role("button", name="Start").click()
    assert shown(page, ".sg-pacer__circle") == []
    assert "Breathe in gently" in page.locator("#breathing-pacer").inner_text()


def test_steps_come_one_at_a_time_by_keyboard_and_all_come_back(open_tool):
    page, watch = open_tool("trauma/grounding/")
    assert page.locator(".sg-steps").count() >= 4
    group = page.get_by_role("group", name="Five senses, one step at a time")
    group.get_by_role("button", name="One step at a time").focus()
    page.keyboard.press("Enter")
    steps = "#\\31-five-senses + ol > li"
    assert len(shown(page, steps)) == 1
    for _ in range(page.locator(steps).count() - 1):
        page.keyboard.press("Enter")
    assert group.get_by_role("button", name="Done").count() == 1
    page.keyboard.press("Enter")
    assert len(shown(page, steps)) == page.locator(steps).count()
    assert page.evaluate(FOCUS) == "One step at a time"
    page.keyboard.press("Enter")
    page.emulate_media(media="print")
    assert len(shown(page, steps)) == page.locator(steps).count()
    watch.nothing_left_the_page()


@pytest.mark.parametrize("path", TOOLS)
def test_each_page_names_its_tool(path, root):
    page = root / "docs" / (path.rstrip("/") + ".md")
    text = (page if page.exists() else root / "docs" / path / "index.md").read_text(encoding="utf-8")
    assert f"\nscript: {TOOLS[path]}\n" in text, f"add 'script: {TOOLS[path]}' to the front matter of {page.name}"
