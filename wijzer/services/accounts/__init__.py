"""An account from invitation to closing: who may come in, and mending what its owner lost."""
