"""What the machine does for us: writing, processes, time, the data files that ship with the program."""
