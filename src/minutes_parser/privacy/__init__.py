"""Personal data in minutes: found, told and masked."""
