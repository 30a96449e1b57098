# lq.gp: quotients from 1 on a logarithmic axis.   gnuplot -d -c lq.gp figure.svg
OUT = ARG1; HERE = ARG0[1:strlen(ARG0)-strlen('lq.gp')]
load HERE.'begin.gp'
middle(a, b) = (column(a) + column(b))/2
plot HERE.'grid.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_grid lc rgb color_grid, \
  HERE.'bars.tsv' using (middle(1,3)):(middle(2,4)):1:3:2:4:(rgb(strcol(5))) skip 1 with boxxyerror fs noborder fc rgb variable, \
  HERE.'base.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_base lc rgb color_sub, \
  HERE.'whiskers.tsv' using 1:2:($3-$1):($4-$2):(rgb(strcol(5))) skip 1 with vectors nohead lw width_whisker lc rgb variable
load HERE.'end.gp'
