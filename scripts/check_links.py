"""Check every link: ``python scripts/check_links.py --help``."""

from steadyground.links.command import main

if __name__ == "__main__":
    raise SystemExit(main())
