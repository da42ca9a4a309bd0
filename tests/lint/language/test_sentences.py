"""Where a sentence ends: the hard cases."""

import pytest

from steadyground.pages.sentences import LONGEST, sentence_spans

CASES = {
    "One. Two.": ["One.", "Two."],
    "Dr. Smith saw her. She slept.": ["Dr. Smith saw her.", "She slept."],
    "J. K. Rowling wrote it. We read it.": ["J. K. Rowling wrote it.", "We read it."],
    "It fell by 0.27 points. That is little.": ["It fell by 0.27 points.", "That is little."],
    "Use e.g. a diary. Then rest.": ["Use e.g. a diary.", "Then rest."],
    "He lives in the U.S. He is 40.": ["He lives in the U.S.", "He is 40."],
    "The U.S. approved it. It is sold.": ["The U.S. approved it.", "It is sold."],
    "Is it safe? Yes! Well...": ["Is it safe?", "Yes!", "Well..."],
    'He said "Stop." She did.': ['He said "Stop."', "She did."],
    "It ended.\u201d Then it rained.": ["It ended.\u201d", "Then it rained."],
    "See Fig. 2 and vol. 3. Done.": ["See Fig. 2 and vol. 3.", "Done."],
    "Wait ... and then go. Fine.": ["Wait ... and then go.", "Fine."],
    "The dose (see below.) was low. Next.": ["The dose (see below.) was low.", "Next."],
    "**Bold.** Plain.": ["**Bold.**", "Plain."],
    "[Link.](x) Plain.": ["[Link.](x) Plain."],
    "Visit nhs.uk today. Or call.": ["Visit nhs.uk today.", "Or call."],
    "At 5 p.m. we left. It rained.": ["At 5 p.m. we left.", "It rained."],
    "PTSD, depression, etc. are common. So is grief.": ["PTSD, depression, etc. are common.", "So is grief."],
    "No end": ["No end"],
    "": [],
    "  \n ": [],
}


@pytest.mark.parametrize("text", CASES)
def test_splits(text: str) -> None:
    assert [text[a:b] for a, b in sentence_spans(text)] == CASES[text]


def test_no_sentence_is_longer_than_the_limit_and_nothing_is_lost() -> None:
    text = "word " * 5000
    spans = list(sentence_spans(text))
    assert max(b - a for a, b in spans) <= LONGEST
    assert "".join(text[a:b] for a, b in spans).count("word") == 5000
