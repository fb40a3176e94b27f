"""What is legal but odd: advice on suspicious data, a module per theme."""
