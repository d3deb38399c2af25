"""A second opinion: other methods asked about the same ranking, read-only."""
