"""What was published is changed by a correction that tells the truth of it, or not at all."""
