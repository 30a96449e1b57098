# heat.gp: a table in colours.   gnuplot -d -c heat.gp figure.svg
OUT = ARG1; HERE = ARG0[1:strlen(ARG0)-strlen('heat.gp')]
load HERE.'begin.gp'
middle(a, b) = (column(a) + column(b))/2
plot HERE.'keys.tsv' using (middle(1,3)):(middle(2,4)):1:3:2:4:(rgb(strcol(5))) skip 1 with boxxyerror fs border rgb color_sub lw width_hairline fc rgb variable, \
  HERE.'cells.tsv' using (middle(1,3)):(middle(2,4)):1:3:2:4:(rgb(strcol(5))) skip 1 with boxxyerror fs border rgb color_white lw width_edge fc rgb variable, \
  HERE.'frames.tsv' using 1:2 skip 1 with lines lw width_frame lc rgb color_ink
load HERE.'end.gp'
