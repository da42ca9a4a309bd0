"""What the theme writes wrong is put right before a page is published."""

from selectolax.lexbor import LexborHTMLParser

from steadyground.site.valid import valid


def test_a_description_with_quotes_stays_whole():
    made = valid('<meta name="description" content="What "top-down" means & why.">\n<p>')
    assert LexborHTMLParser(made).css_first("meta").attributes["content"] == 'What "top-down" means & why.'
    assert valid(made) == made


def test_a_description_written_escaped_is_not_escaped_twice():
    assert "&amp;amp;" not in valid('<meta name="description" content="A &amp; B">')


def test_attributes_that_lead_nowhere_go():
    assert valid('<label tabindex="" for="__toc">x</label>') == "<label>x</label>"
    assert valid('<input id="__toc"><label for="__toc">x</label>') == '<input id="__toc"><label for="__toc">x</label>'


def test_every_description_of_the_site_reaches_its_attribute(built_site, root):
    from steadyground.pages import load_pages
    from steadyground.site.publish import page_address

    for page in load_pages(root)[0]:
        html = (built_site / page_address(page.path) / "index.html").read_text()
        assert LexborHTMLParser(html).css_first('meta[name="description"]').attributes["content"] == page.front.description
