"""What the region says on its site: gemeenten, texts, numbers, words, and the sites that may show the widget."""
