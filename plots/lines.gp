# lines.gp: series over time; each has its own dashes.   gnuplot -d -c lines.gp figure.svg
OUT = ARG1; HERE = ARG0[1:strlen(ARG0)-strlen('lines.gp')]
load HERE.'begin.gp'
series(n) = HERE.sprintf('series%d.tsv', n)  # HERE.'series1.tsv' HERE.'series2.tsv' HERE.'series3.tsv' HERE.'series4.tsv' HERE.'series5.tsv' HERE.'series6.tsv'
plot HERE.'grid.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_grid lc rgb color_grid, \
  HERE.'base.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_base lc rgb color_sub, \
  HERE.'notches.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_base lc rgb color_sub, \
  HERE.'breaks.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_break dt (6,4) lc rgb color_sub, \
  HERE.'leaders.tsv' using 1:2:($3-$1):($4-$2):(rgb(strcol(5))) skip 1 with vectors nohead lw width_join lc rgb variable, \
  for [n=1:6] series(n) using 1:2:(rgb(strcol(3))) skip 1 with lines ls n lc rgb variable, \
  HERE.'dots.tsv' using 1:2:(mark($3)):(rgb(strcol(4))) skip 1 with points pt 7 ps variable lw 0.1 lc rgb variable, \
  HERE.'rings.tsv' using 1:2:(mark($3)):(rgb(strcol(4))) skip 1 with points pt 7 ps variable lw 0.1 lc rgb variable, \
  HERE.'rings.tsv' using 1:2:(mark($3-0.8)) skip 1 with points pt 7 ps variable lw 0.1 lc rgb color_white
load HERE.'end.gp'
