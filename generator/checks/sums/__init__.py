"""Rules of sums: what must add up, within a file and with the file of the year before."""
