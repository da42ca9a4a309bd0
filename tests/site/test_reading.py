"""Tables that a phone can show as cards, references that stay with their word."""

from selectolax.lexbor import LexborHTMLParser

from steadyground.site.reading import easier, labeled

TABLE = (
    "<table>\n<thead>\n<tr>\n<th>Option</th>\n<th>How <em>sure</em> <sup>1</sup></th>\n</tr>\n</thead>\n<tbody>\n"
    '<tr>\n<td>A</td>\n<td style="x">B</td>\n</tr>\n</tbody>\n</table>'
)


def test_each_cell_carries_the_title_of_its_column():
    table = LexborHTMLParser(labeled(TABLE)).css_first("table")
    assert table.attributes["data-columns"] == "2"
    assert [cell.attributes["data-label"] for cell in table.css("td")] == ["Option", "How sure"]
    assert table.css("td")[1].attributes["style"] == "x"


def test_a_table_that_spans_or_has_no_head_is_left_alone():
    for table in (TABLE.replace("<td>", '<td colspan="2">'), "<table><tr><td>A</td></tr></table>"):
        assert labeled(table) == table


def test_a_title_cannot_break_out_of_its_label():
    assert 'data-label="a &quot;b&quot; &lt; c"' in labeled(TABLE.replace("Option", 'a "b" &lt; c'))


def test_a_reference_stays_on_the_line_of_its_word():
    assert easier('word.\n<sup class="sg-cite">') == 'word.\N{NO-BREAK SPACE}<sup class="sg-cite">'


def test_the_title_comes_before_the_note_on_content():
    note, title = '<p class="sg-content-note">Names harm.</p>', '<h1 id="a">A <em>b</em></h1>'
    assert easier(f"<article>{note}\n\n{title}<p>C</p>").startswith(f"<article>{title}\n{note}<p>C</p>")
    assert easier(f"<article>{note}<p>C</p>{title}") == f"<article>{note}<p>C</p>{title}"


def test_every_table_of_the_site_with_a_head_is_labeled(built_site):
    tables = [table for page in built_site.rglob("*.html") for table in LexborHTMLParser(page.read_text()).css("article table")]
    assert tables
    for table in tables:
        if table.css_first("thead"):
            assert table.attributes.get("data-columns"), table.html[:200]
            assert all(cell.attributes.get("data-label") is not None for cell in table.css("tbody td"))
