"""What the committee finds of proposals: mandatory checks, evidence, references, risks, demos."""
