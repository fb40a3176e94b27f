"""Trade-offs between objectives, weights that people can stand behind, plans that survive both."""
