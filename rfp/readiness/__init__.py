"""Whether we are ready: checks, tasks, gates, risks, the business case, registers, people."""
