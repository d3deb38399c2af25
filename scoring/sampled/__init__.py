"""Robustness: how often a vendor is first when weights and scores are drawn."""
