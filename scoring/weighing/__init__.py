"""Ways to weigh: what members judge becomes weights that sum to exactly 1."""
