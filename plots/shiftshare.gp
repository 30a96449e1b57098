# shiftshare.gp: parts of a change to both sides of zero.   gnuplot -d -c shiftshare.gp figure.svg
OUT = ARG1; HERE = ARG0[1:strlen(ARG0)-strlen('shiftshare.gp')]
load HERE.'begin.gp'
middle(a, b) = (column(a) + column(b))/2
plot HERE.'grid.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_grid lc rgb color_grid, \
  HERE.'bars.tsv' using (middle(1,3)):(middle(2,4)):1:3:2:4:(rgb(strcol(5))) skip 1 with boxxyerror fs noborder fc rgb variable, \
  HERE.'cuts.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_edge lc rgb color_white, \
  HERE.'base.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_base lc rgb color_base, \
  HERE.'keys.tsv' using (middle(1,3)):(middle(2,4)):1:3:2:4:(rgb(strcol(5))) skip 1 with boxxyerror fs border rgb color_sub lw width_hairline fc rgb variable, \
  HERE.'diamonds.tsv' using 1:2 skip 1 with filledcurves closed fs border rgb color_white lw width_edge fc rgb color_ink
load HERE.'end.gp'
