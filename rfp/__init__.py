"""What we need, as a request for proposal: process map, gaps, requirements, plan."""
