"""What several meetings tell together: the same person, the same case, what was cited later, who sat where and when."""
