"""Who is shielded, as a sealed list beside the copies: a copy that is put back shields nobody less."""
