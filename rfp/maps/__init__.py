"""Process maps: read from BPMN, typed by hand, laid out and drawn."""
