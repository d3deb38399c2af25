"""What the ground can be asked: one statement each, plain values back."""
