# dumbbell.gp: two points of each row, joined.   gnuplot -d -c dumbbell.gp figure.svg
OUT = ARG1; HERE = ARG0[1:strlen(ARG0)-strlen('dumbbell.gp')]
load HERE.'begin.gp'
plot HERE.'rules.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_rule lc rgb color_grid, \
  HERE.'grid.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_grid lc rgb color_grid, \
  HERE.'base.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_base lc rgb color_sub, \
  HERE.'links.tsv' using 1:2:($3-$1):($4-$2):(rgb(strcol(5))) skip 1 with vectors nohead lw width_link lc rgb variable, \
  HERE.'rings.tsv' using 1:2:(mark($3)):(rgb(strcol(4))) skip 1 with points pt 7 ps variable lw 0.1 lc rgb variable, \
  HERE.'rings.tsv' using 1:2:(mark($3-width_ring)) skip 1 with points pt 7 ps variable lw 0.1 lc rgb color_white, \
  HERE.'dots.tsv' using 1:2:(mark($3)):(rgb(strcol(4))) skip 1 with points pt 7 ps variable lw 0.1 lc rgb variable
load HERE.'end.gp'
