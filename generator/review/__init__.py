"""What a pull request changes, as files and as one comment on the host that it belongs to."""
