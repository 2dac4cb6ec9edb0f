"""Pure knowledge any room may use: numbers, dates, quotation marks; text in, values with offsets out."""
