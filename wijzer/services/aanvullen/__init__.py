"""What a file leaves out is put in from what is stored: a column that is not there changes nothing."""
