"""What a page is: front matter, headings, links, citations and prose, read once and each with its place."""

from steadyground.pages.front_matter import FrontMatter, PageType
from steadyground.pages.load import load_pages
from steadyground.pages.page import Block, Citation, Heading, Link, Page, read_page

__all__ = ["Block", "Citation", "FrontMatter", "Heading", "Link", "Page", "PageType", "load_pages", "read_page"]
