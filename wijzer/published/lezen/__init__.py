"""What a reader can be asked, one file per noun; `published.reader` puts them together."""
