"""Work on files that strangers wrote, each in a process that may crash alone."""
