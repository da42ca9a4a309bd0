"""What a page spares its reader, and what it keeps as it was written."""

from steadyground.site.spare import spare


def test_lines_start_at_their_margin():
    assert spare("<ul>\n\n    <li>\n      A b\n    </li></ul>") == "<ul>\n<li>\nA b\n</li></ul>"


def test_what_is_shown_as_written_keeps_its_form():
    for kept in ("<pre>a\n    b\n\n    c</pre>", "<script>\n  x();\n</script>", '<textarea rows="2">a\n  b</textarea>', "<style>\n a\n</style>"):
        assert spare(f"<p>\n  {kept}\n  </p>") == f"<p>\n{kept}\n</p>"


def test_the_programs_that_made_a_page_are_not_named():
    assert spare('<meta name="generator" content="a 1.0"><p>b</p>') == "<p>b</p>"


def test_the_script_that_opens_a_tab_stands_only_where_a_tab_is():
    script = '<script>var target=document.getElementById(location.hash.slice(1));target.checked=target.name.startsWith("__tabbed_")</script>'
    assert spare(f"<p>a</p>{script}") == "<p>a</p>"
    with_tab = f'<input type="radio" name="__tabbed_1">{script}'
    assert spare(with_tab) == with_tab


def test_no_page_of_the_site_has_what_is_spared(built_site):
    pages = [page.read_text() for page in built_site.rglob("*.html")]
    assert pages
    assert [page[:200] for page in pages if "__tabbed_" in page or '<meta name="generator"' in page] == []
