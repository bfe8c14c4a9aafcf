"""How the command ends: what its exit status says."""

PROBLEMS = 1
USAGE = 2
BUG = 3
