"""The other levers that the evidence names: their panel, and what each of them asks for."""
