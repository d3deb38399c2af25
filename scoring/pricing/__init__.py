"""Prices: the points they earn, what a formula does, and what a point costs."""
