"""What is suggested to shoppers, learnt from what is bought."""
