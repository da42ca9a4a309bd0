"""Every rule that is written in YAML, registered on import."""

from steadyground.lint.wording import register

register()
