"""EML and MBOX: what people wrote to each other, in the order of their conversations."""
