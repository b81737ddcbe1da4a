"""The figures of one unit: authored lines, exact sums, names of codes, and the one place where numbers are rounded."""
