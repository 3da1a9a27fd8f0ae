"""What stands inside a decision (nb/nn: vedtak): sums, deadlines, dates, who is to do it, acts, property. One kind a module."""
