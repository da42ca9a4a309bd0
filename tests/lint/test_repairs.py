"""A repair never changes what a page shows, and a file is replaced whole or not at all."""

from __future__ import annotations

import os
import stat

import markdown
import pytest

from lint.samples import REPOSITORY, make_site
from steadyground.lint import fix
from steadyground.lint.example import front_matter
from steadyground.lint.fix import NotWrittenError, fix_text, write_safely
from steadyground.lint.render import site_render

ENGINE = markdown.Markdown(extensions=["tables", "attr_list", "fenced_code"])


def render(text: str) -> str:
    return ENGINE.reset().convert(text)


def repaired(body: str, front: str = front_matter()) -> str:
    return fix_text(front + body, "docs/a.md", render).text.removeprefix(front)


@pytest.mark.parametrize(("before", "after"), [
    ("# A\n\nText. \n", "# A\n\nText.\n"),
    ("# A\n\nText.  \n\nMore.\n", "# A\n\nText.\n\nMore.\n"),
    ("# A\n\nOne  \ntwo \nthree\n", "# A\n\nOne  \ntwo\nthree\n"),
    ("#A\n\n##B\n", "# A\n\n## B\n"),
    ("# A\n\n\n\nText.\n\n\n", "# A\n\nText.\n"),
    ("# A\n\nText.", "# A\n\nText.\n"),
    ("# A\r\n\r\nText.\r\n", "# A\n\nText.\n"),
])
def test_what_is_repaired(before, after):
    assert repaired(before) == after


@pytest.mark.parametrize("text", [
    "# A\n\n```\n#not a heading \n\n\n\nend\n```\n", "# A\n\n`#x `\n", "# A\n\n<!-- a \n\n\nnote -->\n\nText.\n", "# A\n\nOne  \ntwo\n",
])
def test_what_is_left_alone(text):
    assert repaired(text) == text


def test_a_repair_that_would_change_the_page_is_refused(monkeypatch):
    monkeypatch.setattr(fix, "REPAIRS", (("shouting", str.upper), ("end of file", fix.one_final_newline)))
    result = fix_text("# A\n\nText.", "docs/a.md", render)
    assert result.text == "# A\n\nText.\n"
    assert result.done == ("end of file",)
    assert result.refused == ("shouting",)


def test_front_matter_that_would_say_less_is_refused(monkeypatch):
    monkeypatch.setattr(fix, "REPAIRS", (("forgetting", lambda t: t.replace("audience: [reader]\n", "")),))
    text = front_matter() + "# A\n"
    assert fix_text(text, "docs/a.md", render).text == text


def test_keys_are_put_in_order_with_their_comments_and_lists():
    front = front_matter()
    mixed = front.replace("title: A passage\n", "").replace("audience: [reader]\n", "").replace(
        "checked:", "audience:\n  - reader\n  - partner\n# why this title\ntitle: A passage\nchecked:")
    text = fix_text(mixed + "# A\n", "docs/a.md", render).text
    assert text.startswith("---\n# why this title\ntitle: A passage\ndescription:")
    assert "page_type: explainer\naudience:\n  - reader\n  - partner\nchecked:" in text


@pytest.mark.parametrize(("wrong", "right"), [("audeince:", "audience:"), ("page-type:", "page_type:"), ("Title:", "title:")])
def test_a_near_miss_is_renamed(wrong, right):
    assert right in fix_text(front_matter().replace(right, wrong) + "# A\n", "docs/a.md", render).text


def test_a_key_that_is_there_already_is_not_doubled():
    text = front_matter().replace("title: A passage\n", "title: A passage\ntitel: Another\n") + "# A\n"
    after = fix_text(text, "docs/a.md", render).text
    assert "titel: Another\n" in after
    assert after.count("title:") == 1


@pytest.mark.parametrize("text", ["", "---\n", "---\n---\n", "---\n: x\n---\n", "no front matter", "---\n- a\n- b\n---\n# A\n", "\ufeff# A"])
def test_odd_files_are_survived(text):
    once = fix_text(text, "docs/a.md", render).text
    assert fix_text(once, "docs/a.md", render).text == once


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    write_safely(path, "new\n")
    assert path.read_bytes() == b"new\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path, monkeypatch):
    path = tmp_path / "a.md"
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fdopen", lambda *_a, **_k: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(NotWrittenError, match="No space left"):
        write_safely(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]
    with pytest.raises(NotWrittenError):
        write_safely(tmp_path / "gone" / "a.md", "new")


def test_the_site_is_rendered_with_its_own_extensions(tmp_path):
    root = make_site(tmp_path, a="x")
    assert "<pre><code>" in site_render(root)("```\nx\n```\n")
    (root / "mkdocs.yml").write_text("markdown_extensions:\n  - no.such.extension\n  - tables\n", encoding="utf-8")
    assert "<table>" in site_render(root)("| a |\n| --- |\n| b |\n")
    assert site_render(REPOSITORY)("Text. [@no-such-key-anywhere]\n")
