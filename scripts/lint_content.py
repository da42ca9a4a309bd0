"""Check the text of the site: ``python scripts/lint_content.py [PATHS]``."""

from steadyground.lint.command import main

if __name__ == "__main__":
    raise SystemExit(main())
