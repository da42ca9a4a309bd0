"""A classifier that learned from labelled passages what a careful editor would mark, to find what no list of words foresaw.

It is a logistic regression over stems and pairs of stems (``features``). ``docs/_data/passages/`` holds what it learned from,
``fit`` makes its weights, and ``judge`` applies them to the passages of a page.
"""
