"""A page to look at: the source on one side with every value marked, the typed result on the other; and an index over many."""
