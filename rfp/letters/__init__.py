"""Letters of a call for proposals: invitation, addendum, questions with their answers."""
