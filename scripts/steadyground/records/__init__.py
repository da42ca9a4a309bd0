"""What we know: typed rows read strictly from ``docs/_data``."""

from steadyground.records.fields import Certainty
from steadyground.records.finding import Arm, Chances, Clock, Direction, Effect, Finding, Subject
from steadyground.records.help import Call, CountryRecord, Directory, Helpline, Seen
from steadyground.records.ledger import DATA_FOLDER, Ledger, Table, load_ledger
from steadyground.records.plot import Plot, PlotRow
from steadyground.records.source import Source, SourceKind, Status
from steadyground.records.trial import Trial
from steadyground.records.words import Question, Reviewer, Term

__all__ = [
    "DATA_FOLDER", "Arm", "Call", "Certainty", "Chances", "Clock", "CountryRecord", "Direction", "Directory", "Effect",
    "Finding", "Helpline", "Ledger", "Plot", "PlotRow", "Question", "Reviewer", "Seen", "Source", "SourceKind", "Status", "Subject",
    "Table", "Term", "Trial", "load_ledger",
]
