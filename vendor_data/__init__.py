"""What vendors offer: proposals, answers, prices."""
