"""The evaluation plan: criteria, weights, scales, price formula, tie-break rule."""
