"""reportgen: from the managers' workbooks to gap reports and one coherent implementation plan."""

__version__ = "0.1.0"
