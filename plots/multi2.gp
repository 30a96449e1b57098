# multi2.gp: bars of two waves with intervals.   gnuplot -d -c multi2.gp figure.svg
OUT = ARG1; HERE = ARG0[1:strlen(ARG0)-strlen('multi2.gp')]
load HERE.'begin.gp'
middle(a, b) = (column(a) + column(b))/2
plot HERE.'bars.tsv' using (middle(1,3)):(middle(2,4)):1:3:2:4:(rgb(strcol(5))) skip 1 with boxxyerror fs noborder fc rgb variable, \
  HERE.'base.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_base lc rgb color_sub, \
  HERE.'whiskers.tsv' using 1:2:($3-$1):($4-$2):(rgb(strcol(5))) skip 1 with vectors nohead lw width_whisker lc rgb variable, \
  HERE.'keys.tsv' using (middle(1,3)):(middle(2,4)):1:3:2:4:(rgb(strcol(5))) skip 1 with boxxyerror fs border rgb color_sub lw width_hairline fc rgb variable
load HERE.'end.gp'
