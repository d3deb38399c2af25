"""Exact sensitivity: what would turn the ranking, worked out and never sampled."""
