"""What an aanbieder does with one aanbod: give it a code."""
