"""Rules of wording: how things are written, whatever the figures are."""
