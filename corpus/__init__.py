"""What the library knows: vocabulary, domain types, the store of record, starter documents."""
