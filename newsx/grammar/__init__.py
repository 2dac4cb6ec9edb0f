"""Numbers, dates, quotation marks and places in a text, with offsets; no other folder of newsx is needed for them."""
