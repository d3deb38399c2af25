"""What proposals cost: what is asked, what is offered, what it adds up to over the years."""
