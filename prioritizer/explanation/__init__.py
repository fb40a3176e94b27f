"""Answers to defend: why, why not, at what price, what else, and what stands in the way."""
