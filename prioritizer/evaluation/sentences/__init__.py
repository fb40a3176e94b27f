"""What is wrong with a plan, in one plain sentence for each violation, theme by theme."""
