"""What is handed out: the evaluation report in Word, and the ranking as a workbook."""
