"""Envelopes: what is sealed until two members open it together."""
