"""What the rules read: texts, the words and amounts in them, the budget and the goals as rules ask for them."""
