"""Rules of this family that need more than a pattern; the rest are in docs/_data/wording."""
