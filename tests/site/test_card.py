"""The picture beside a shared link."""

from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from steadyground.site import card


def shared(path, name):
    return LexborHTMLParser(path.read_text()).css_first(f'meta[property="og:{name}"]').attributes["content"]


def test_every_page_names_the_picture_by_its_full_address_and_it_is_there(built_site):
    pages = list(built_site.rglob("index.html"))
    for path in pages:
        address = shared(path, "image")
        assert address.startswith("https://")
        file = built_site / address.split("/", 3)[3]
        assert file.stat().st_size < 40_000
        assert Image.open(file).size == card.SIZE == (int(shared(path, "image:width")), int(shared(path, "image:height")))
    assert len(pages) > 90


def test_it_says_what_the_site_says_about_itself(root):
    settings = (root / "mkdocs.yml").read_text()
    assert f"site_name: {card.NAME}\n" in settings
    assert f"site_description: {card.LINE}\n" in settings


def test_the_words_keep_clear_of_the_edge_and_the_same_letters_give_the_same_bytes(root, tmp_path):
    made = []
    for name in ("a", "b"):
        fonts = tmp_path / name / "assets/fonts"
        fonts.mkdir(parents=True)
        (fonts / "atkinson-hyperlegible-next.woff2").write_bytes((root / "docs" / card._FONT).read_bytes())
        card.write_card(tmp_path / name)
        made.append((tmp_path / name / card.CARD).read_bytes())
    assert made[0] == made[1]
    picture = Image.open(tmp_path / "a" / card.CARD).convert("L")
    left, top, right, bottom = picture.point(lambda tone: 255 if tone > 100 else 0).getbbox()
    assert left >= 60
    assert top >= 60
    assert right <= card.SIZE[0] - 60
    assert bottom <= card.SIZE[1] - 60
