"""Checks of a whole protocol: quorum, completeness, votes, consistency."""
