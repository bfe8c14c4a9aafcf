"""What other sites show: cards, pictures of them, what is pasted."""
