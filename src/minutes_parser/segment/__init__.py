"""From lines to an outline: paragraphs, cues, case headings, and the blocks that tile the document."""
