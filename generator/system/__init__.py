"""What the machine does for us: writing, processes, time, the terminal, the data files that ship with the program."""
