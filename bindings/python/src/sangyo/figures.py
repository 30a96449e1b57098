"""A figure as a notebook shows it."""

import pathlib


class Figure:
    """An SVG; shown by notebooks, saved by save()."""

    def __init__(self, svg):
        self.svg = svg

    def _repr_svg_(self):
        return self.svg

    def save(self, path):
        """Writes the SVG; other formats are drawn by the program: output="figure.pdf"."""
        pathlib.Path(path).write_text(self.svg, encoding="utf-8")

    def __repr__(self):
        return f"<sangyo figure, {len(self.svg)} bytes of SVG>"
