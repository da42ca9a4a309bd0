"""How problems are told: one report, in the form that a person, GitHub, a program or a code scanner reads.

The linter, the data checks and the link checker all report through here, so that a fault looks the same wherever it is found.
"""

from steadyground.report.github import render_github, render_summary
from steadyground.report.json_form import render_json
from steadyground.report.report import Accepted, Report, rule_address
from steadyground.report.sarif import render_sarif
from steadyground.report.text import render_text

__all__ = [
    "Accepted", "Report", "render_github", "render_json", "render_sarif", "render_summary", "render_text", "rule_address",
]
