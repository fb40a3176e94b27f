"""What must hold between cells and between tables: a module of checks per theme."""
