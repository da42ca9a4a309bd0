"""One page on its way into a copy: what a screen alone needs goes, and each link says where it leads."""

import xml.etree.ElementTree as etree

import pytest

from steadyground.guide.tree import clean, neutral, read_article

PATH = "ketamine/myths/"


@pytest.mark.parametrize(("target", "meant"), [
    ("../../safety/", "page:safety/"),
    ("../../safety/age/#old", "page:safety/age/#old"),
    ("../", "page:ketamine/"),
    ("../../", "page:"),
    ("#one", "page:ketamine/myths/#one"),
    ("#note-a-finding", "note:a-finding"),
    ("#word-ptsd", "word:ptsd"),
    ("../../about/glossary/#ptsd", "word:ptsd"),
    ("../../about/glossary/", "page:about/glossary/"),
    ("../picture.svg", "file:ketamine/picture.svg"),
    ("../../evidence/downloads/trials.csv", "file:evidence/downloads/trials.csv"),
    ("https://example.org/a/", "https://example.org/a/"),
    ("tel:988", "tel:988"),
])
def test_a_link_says_where_it_leads(target, meant):
    assert neutral(target, PATH) == meant


def cleaned(inside):
    article = read_article(f"<html><body><nav>menu</nav><article>{inside}</article></body></html>")
    clean(article, PATH)
    return etree.tostring(article, encoding="unicode")


def test_what_works_on_a_screen_alone_is_left_out_and_the_words_around_it_stay():
    made = cleaned(
        '<h1>Myths<a class="headerlink" href="#m">x</a> here</h1><p>One <svg aria-hidden="true"></svg>two</p><script>1</script><p hidden>no</p>'
        '<h2>Where this comes from</h2><details class="sg-sources"><ol></ol></details><details class="sg-wordlist">w</details>end'
        '<ul><li>a</li><li class="sg-on-screen">b</li></ul>'
    )
    assert made == "<article><h1>Myths here</h1><p>One two</p>end<ul><li>a</li></ul></article>"


def test_a_picture_stands_without_its_viewer():
    made = cleaned('<p>See <a class="glightbox" href="../a.svg" data-x="1"><img src="../a.svg" alt="A" loading="lazy"></a> now</p>')
    assert made == '<article><p>See <img src="file:ketamine/a.svg" alt="A" /> now</p></article>'


def test_a_link_to_the_web_carries_the_address_that_paper_shows():
    made = cleaned('<a href="https://www.example.org/a/">x</a><a href="../" data-print="y">y</a>')
    assert made == '<article><a href="https://www.example.org/a/" data-print="example.org/a">x</a><a href="page:ketamine/">y</a></article>'


def test_an_address_that_stands_in_the_text_is_not_shown_again():
    made = cleaned('<a href="https://www.Example.org/a/">example.org/a</a>')
    assert made == '<article><a href="https://www.Example.org/a/">example.org/a</a></article>'


def test_a_page_without_an_article_is_refused():
    with pytest.raises(ValueError, match="no article"):
        read_article("<html><body>nothing</body></html>")
