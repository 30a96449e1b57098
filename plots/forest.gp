# forest.gp: estimates with intervals.   gnuplot -d -c forest.gp figure.svg
OUT = ARG1; HERE = ARG0[1:strlen(ARG0)-strlen('forest.gp')]
load HERE.'begin.gp'
middle(a, b) = (column(a) + column(b))/2
plot HERE.'grid.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_grid lc rgb color_grid, \
  HERE.'base.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_grid lc rgb color_sub, \
  HERE.'reference.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_reference dt (4,3) lc rgb color_sub, \
  HERE.'intervals.tsv' using 1:2:($3-$1):($4-$2):(rgb(strcol(5))) skip 1 with vectors nohead lw width_interval lc rgb variable, \
  HERE.'squares.tsv' using (middle(1,3)):(middle(2,4)):1:3:2:4:(rgb(strcol(5))) skip 1 with boxxyerror fs noborder fc rgb variable, \
  HERE.'totals.tsv' using 1:2:($3-$1):($4-$2):(rgb(strcol(5))) skip 1 with vectors nohead lw width_total lc rgb variable, \
  HERE.'diamonds.tsv' using 1:2 skip 1 with filledcurves closed fs border rgb color_white lw width_edge fc rgb color_series2
load HERE.'end.gp'
