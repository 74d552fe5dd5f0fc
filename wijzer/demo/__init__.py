"""A region of fictional aanbieders, loaded through the real importers."""
