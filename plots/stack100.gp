# stack100.gp: bars of 100 %. Draws what the .tsv files say, in points:   gnuplot -d -c stack100.gp figure.svg
OUT = ARG1; HERE = ARG0[1:strlen(ARG0)-strlen('stack100.gp')]
load HERE.'begin.gp'
middle(a, b) = (column(a) + column(b))/2
inset(edge) = edge eq 'white' ? 0 : (width_edge + width_hairline)/2  # as high as the bars look
plot HERE.'grid.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_grid lc rgb color_grid, \
  HERE.'joins.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_join lc rgb color_hairline, \
  for [edge in 'white hairline'] HERE.'bars.tsv' using (strcol(6) eq edge ? middle(1,3) : NaN):(middle(2,4)):1:3:($2+inset(edge)):($4-inset(edge)):(rgb(strcol(5))) skip 1 \
    with boxxyerror fs border rgb color(edge) lw (edge eq 'white' ? width_edge : width_hairline) fc rgb variable, \
  HERE.'keys.tsv' using (middle(1,3)):(middle(2,4)):1:3:2:4:(rgb(strcol(5))) skip 1 with boxxyerror fs border rgb color_sub lw width_hairline fc rgb variable, \
  HERE.'hatches.tsv' using 1:2:($3-$1):($4-$2) skip 1 with vectors nohead lw width_hairline lc rgb color_hairline, \
  HERE.'grounds.tsv' using (middle(1,3)):(middle(2,4)):1:3:2:4 skip 1 with boxxyerror fs noborder fc rgb color_white
load HERE.'end.gp'
