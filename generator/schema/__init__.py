"""JSON Schemas, the verdict on a file, and what is wrong with it in the words of the printed tables."""
