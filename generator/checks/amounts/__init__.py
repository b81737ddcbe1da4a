"""Rules on the figures and the words of direction in free texts: they must agree with the budget lines."""
