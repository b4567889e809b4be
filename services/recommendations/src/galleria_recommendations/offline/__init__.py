"""What is run by hand: how good the model is on real invoices, and how quick."""
