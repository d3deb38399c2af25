"""What a vendor answers beside its code, what was accepted of it, and the Word form for it."""
