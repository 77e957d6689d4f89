"""Charts: pure functions from plain data to self-contained SVG that shares the page's face and colours."""
