"""Reading the place files that others publish: GeoNames dumps, OCHA's administrative lists, any table of points.

``read_file`` tells what a file is and gives its places as rows; nothing is kept here (``rawi.places.imported``
does that), and nothing is unpacked to disk.
"""

from rawi.places.imports.reading import Dataset, expand, read_file
from rawi.places.imports.rows import Row

__all__ = ["Dataset", "Row", "expand", "read_file"]
