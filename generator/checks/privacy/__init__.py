"""Rules of privacy and secrecy: what must not be published, or only after a review."""
