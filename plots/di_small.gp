# di_small.gp: small charts on the same scales.   gnuplot -d -c di_small.gp figure.svg
OUT = ARG1; HERE = ARG0[1:strlen(ARG0)-strlen('di_small.gp')]
load HERE.'begin.gp'
middle(a, b) = (column(a) + column(b))/2
plot HERE.'shades.tsv' using (middle(1,3)):(middle(2,4)):1:3:2:4 skip 1 with boxxyerror fs noborder fc rgb color_shade, \
  HERE.'keys.tsv' using (middle(1,3)):(middle(2,4)):1:3:2:4:(rgb(strcol(5))) skip 1 with boxxyerror fs border rgb color_sub lw width_hairline fc rgb variable, \
  HERE.'grid.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_grid lc rgb color_grid, \
  HERE.'behind.tsv' using 1:2 skip 1 with lines lw width_behind lc rgb color_behind, \
  HERE.'base.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_base lc rgb color_base, \
  HERE.'notches.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_grid lc rgb color_sub, \
  HERE.'lines.tsv' using 1:2 skip 1 with lines lw width_series lc rgb color_series1, \
  HERE.'dots.tsv' using 1:2:3:(rgb(strcol(4))) skip 1 with circles fs noborder fc rgb variable
load HERE.'end.gp'
