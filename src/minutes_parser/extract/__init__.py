"""Block by block: from the outline's passages to typed values."""
