"""Editions (版式) as data: read, checked, merged with the editions that they build on."""
