"""Who offers: the kind of partner, the parties of a joint proposal, and how it is delivered."""
