"""Taking locaties and products out of use without losing anything of them, bringing them back, and erasing them at last."""
