"""What the theme writes wrong is put right before a page is published."""

from selectolax.lexbor import LexborHTMLParser

from steadyground.site.valid import valid

OURS = '<meta property="og:description" content="What &#34;top-down&#34; means &amp; why.">'


def test_a_description_that_fell_apart_is_made_whole():
    made = valid('<meta name="description" content="What " top-down"="" means="" &="" why.="">' + OURS)
    assert LexborHTMLParser(made).css_first('meta[name="description"]').attributes["content"] == 'What "top-down" means & why.'
    assert valid(made) == made


def test_a_page_without_our_own_is_left_alone():
    assert valid('<meta name="description" content="A">') == '<meta name="description" content="A">'


def test_attributes_that_lead_nowhere_go():
    assert valid('<label tabindex="" for="__toc">x</label>') == "<label>x</label>"
    assert valid('<input id="__toc"><label for="__toc">x</label>') == '<input id="__toc"><label for="__toc">x</label>'


def test_every_description_of_the_site_reaches_its_attribute(built_site, root):
    from steadyground.pages import load_pages
    from steadyground.site.publish import page_address

    for page in load_pages(root)[0]:
        if page.front.page_type == "handout":  # printed, and not a page of the site
            continue
        html = (built_site / page_address(page.path) / "index.html").read_text()
        assert LexborHTMLParser(html).css_first('meta[name="description"]').attributes["content"] == page.front.description
