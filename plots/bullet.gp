# bullet.gp: actual values against targets.   gnuplot -d -c bullet.gp figure.svg
OUT = ARG1; HERE = ARG0[1:strlen(ARG0)-strlen('bullet.gp')]
load HERE.'begin.gp'
middle(a, b) = (column(a) + column(b))/2
plot HERE.'bands.tsv' using (middle(1,3)):(middle(2,4)):1:3:2:4:(rgb(strcol(5))) skip 1 with boxxyerror fs noborder fc rgb variable, \
  HERE.'keys.tsv' using (middle(1,3)):(middle(2,4)):1:3:2:4:(rgb(strcol(5))) skip 1 with boxxyerror fs noborder fc rgb variable, \
  HERE.'bars.tsv' using (middle(1,3)):(middle(2,4)):1:3:2:4:(rgb(strcol(5))) skip 1 with boxxyerror fs noborder fc rgb variable, \
  HERE.'base.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_base lc rgb color_base, \
  HERE.'ticks.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_halo lc rgb color_white, \
  HERE.'ticks.tsv' using 1:2:($3-$1):($4-$2):(rgb(strcol(5))) skip 1 with vectors nohead lw width_tick lc rgb variable, \
  HERE.'rings.tsv' using 1:2:($3+width_edge) skip 1 with circles fs noborder fc rgb color_white, \
  HERE.'rings.tsv' using 1:2:3:(rgb(strcol(4))) skip 1 with circles fs noborder fc rgb variable, \
  HERE.'rings.tsv' using 1:2:($3-width_ring) skip 1 with circles fs noborder fc rgb color_white
load HERE.'end.gp'
