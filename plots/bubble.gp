# bubble.gp: circles by two measures.   gnuplot -d -c bubble.gp figure.svg
OUT = ARG1; HERE = ARG0[1:strlen(ARG0)-strlen('bubble.gp')]
load HERE.'begin.gp'
middle(a, b) = (column(a) + column(b))/2
plot HERE.'shades.tsv' using (middle(1,3)):(middle(2,4)):1:3:2:4 skip 1 with boxxyerror fs noborder fc rgb color_ground, \
  HERE.'grid.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_grid lc rgb color_grid, \
  HERE.'base.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_base lc rgb color_base, \
  HERE.'circles.tsv' using 1:2:3:(rgb(strcol(4))) skip 1 with circles fs border rgb color_white lw width_edge fc rgb variable, \
  HERE.'leaders.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_hairline lc rgb color_sub
load HERE.'end.gp'
