# end.gp: closes the file.
unset output
