"""What a vendor is still writing: kept at every field, read by nobody else."""
