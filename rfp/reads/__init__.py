"""What the needs and the RFP can be asked: plain values back, as much as the actor may see."""
