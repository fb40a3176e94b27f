"""Weights of the indicators: how people are asked for them, and what they answered."""
