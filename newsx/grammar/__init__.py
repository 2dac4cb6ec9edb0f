"""Numbers, dates, quotation marks and places in a text, with offsets; no other room of newsx is needed for them."""
