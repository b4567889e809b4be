"""For tests of the chassis and of what is built upon it: fakes at its ports."""
