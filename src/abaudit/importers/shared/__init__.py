"""What the importers share: encodings, units, names, free text, what looks like a number, what is a default."""
