"""What can be asked about vendors: one statement each, plain values back."""
