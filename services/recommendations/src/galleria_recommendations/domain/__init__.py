"""What the shop knows of things that are bought together. Pure: no clock, no chance, no input or output."""
