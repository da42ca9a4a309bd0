"""What an amount of a medicine looks like in print."""

from steadyground.lint.patterns import pattern

_UNIT = r"(?:mg|mcg|µg|μg|ug|milligrams?|micrograms?|mL|ml|millilit(?:er|re)s?)"
DOSE = pattern(
    rf"(?i)\b\d[\d.,]*(?: ?(?:-|–|to|and|or) ?\d[\d.,]*)?[ -]?{_UNIT}(?: ?/ ?kg| per kg| per kilogram| a day| per day| daily)?\b"
    r"|\bmg ?/ ?kg\b|\bdoses? of (?:up to )?(?:\d|half|one|two|three|a quarter|about \d)[\w.,]*(?: (?:to|a|or) [\w.,]+)?"
)
"""An amount in milligrams, micrograms or milliliters, alone or by weight, and ``doses of`` a number. Not mmHg."""
