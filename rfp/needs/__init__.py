"""What is needed, and why: pains, gaps, requirements, and the thread between them."""
