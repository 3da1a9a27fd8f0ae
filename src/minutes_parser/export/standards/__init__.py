"""Minutes in the models of archives and publishers: eInnsyn, Noark 5, Fiks Arkiv, Popolo. Each says what it could not carry (docs/standards.md)."""
