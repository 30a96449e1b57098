# trend.gp: columns and lines over time.   gnuplot -d -c trend.gp figure.svg
OUT = ARG1; HERE = ARG0[1:strlen(ARG0)-strlen('trend.gp')]
load HERE.'begin.gp'
middle(a, b) = (column(a) + column(b))/2
plot HERE.'grid.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_grid lc rgb color_grid, \
  HERE.'columns.tsv' using (middle(1,3)):(middle(2,4)):1:3:2:4:(rgb(strcol(5))) skip 1 with boxxyerror fs noborder fc rgb variable, \
  HERE.'base.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_base lc rgb color_sub, \
  HERE.'notches.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_base lc rgb color_sub, \
  HERE.'breaks.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_break dt (6,4) lc rgb color_sub, \
  HERE.'lines.tsv' using 1:2 skip 1 with lines lw 2.4*width_line lc rgb color_white, \
  HERE.'lines.tsv' using 1:2:(rgb(strcol(3))) skip 1 with lines lw width_line lc rgb variable, \
  HERE.'dots.tsv' using 1:2:(mark(1.5*$3)) skip 1 with points pt 7 ps variable lw 0.1 lc rgb color_white, \
  HERE.'dots.tsv' using 1:2:(mark($3)):(rgb(strcol(4))) skip 1 with points pt 7 ps variable lw 0.1 lc rgb variable
load HERE.'end.gp'
