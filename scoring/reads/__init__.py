"""What can be asked about scores, ranking and decision; each read asks the rights first."""
