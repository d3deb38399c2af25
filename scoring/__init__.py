"""Who fits best, and how surely: scores, ranking, sensitivity, decision."""
