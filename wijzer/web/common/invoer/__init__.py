"""Forms: every field cleaned, bounded, checked by the domain, and shown as it was typed."""
