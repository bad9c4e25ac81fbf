"""Facts about a number → findings and one verdict."""
