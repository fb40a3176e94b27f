"""How fast, how small and how right the optimiser is, measured (docs/benchmarks.md)."""
