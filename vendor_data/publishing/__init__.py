"""A selection as others read it: open contracting data."""
