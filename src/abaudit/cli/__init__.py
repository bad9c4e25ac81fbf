"""The command line: arguments, terminal, clock, exit status."""
