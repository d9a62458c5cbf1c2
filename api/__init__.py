"""Every way in: page, HTTP interface and command line."""
