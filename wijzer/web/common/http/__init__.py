"""What programs say in the lines above and behind an address: headers with weights, keys in bytes, addresses written otherwise."""
