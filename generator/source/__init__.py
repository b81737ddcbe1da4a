"""From bytes to values: each exactly as it was written, with its line and column."""
