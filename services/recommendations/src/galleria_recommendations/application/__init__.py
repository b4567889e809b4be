"""The errands: learn, suggest, judge."""
