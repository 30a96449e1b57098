# figure.gp: draws one page, in points; x runs right and y down.
#   gnuplot -d -c figure.gp figure.svg       (figure.png, figure.pdf and figure.emf work as well)
# page.tsv: its size, font and number of texts, how much larger it is drawn, and number of layers. layers.tsv: what is drawn, back to front: the rows of
# ROWS.tsv as a kind, in a colour and with a width of theme.gp. texts.tsv: the texts, over all else.
OUT = ARG1; HERE = ARG0[1:strlen(ARG0)-strlen('figure.gp')]
set encoding utf8
set datafile separator tab
set datafile commentschars ''
load HERE.'theme.gp'
stats HERE.'page.tsv' using (W = $1, H = $2, font = strcol(3), N = $4, S = $5, M = $6, 0) skip 1 nooutput

# --- canvas: svg in points, png at 300 dpi, pdf in inches, emf at 96 dpi (fontscale makes a point a point)
KIND = OUT[strlen(OUT)-2:strlen(OUT)]
DOT = S*300/72.0
LETTERS = sprintf('%s,%g', font, size_label)
if (KIND eq 'svg') { W = ceil(W); H = ceil(H)
  set terminal svg size W,H font LETTERS noenhanced background '#FFFFFF' }
if (KIND eq 'png') { PX = ceil(W*DOT - 0.5); PY = ceil(H*DOT - 0.5); W = PX/DOT; H = PY/DOT
  set terminal pngcairo size PX,PY font LETTERS noenhanced fontscale 0.75*DOT linewidth DOT pointscale DOT dashlength 1 background '#FFFFFF' }
if (KIND eq 'pdf') { W = ceil(W - 0.5); H = ceil(H - 0.5)
  set terminal pdfcairo size S*W/72.0 in,S*H/72.0 in font LETTERS noenhanced fontscale 0.75*S linewidth 2*S pointscale S }
if (KIND eq 'emf') { DPI = S*96/72.0; PX = ceil(W*DPI + 1); PY = ceil(H*DPI + 1); W = (PX - 1)/DPI; H = (PY - 1)/DPI
  set terminal emf linewidth DPI dashlength 1 size PX,PY font LETTERS noenhanced fontscale S }
set output OUT
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
unset key; unset tics; set border 0
set style fill solid 1

# --- names in the data files stand for colours, widths and sizes of the theme
color(name) = value('color_'.name)
rgb(name) = ('0x'.color(name)[2:7]) + 0
width(name) = name eq 'none' ? 0 : value('width_'.name)
face(size, weight) = sprintf('%s%s,%g', font, weight eq 'Bold' ? ' Bold' : '', value('size_'.size))

# --- texts
array X_[N+1]; array Y_[N+1]; array ALIGN_[N+1]; array FACE_[N+1]; array COLOR_[N+1]; array TEXT_[N+1]; array TURN_[N+1]
I = 0
stats HERE.'texts.tsv' using (I = I+1, X_[I] = $1, Y_[I] = $2, ALIGN_[I] = strcol(3), FACE_[I] = face(strcol(4), strcol(5)), COLOR_[I] = color(strcol(6)), TEXT_[I] = strcol(7), TURN_[I] = $8, 0) skip 1 nooutput
do for [i=1:N] {
  if (ALIGN_[i] eq 'left')   { set label TEXT_[i] at X_[i],Y_[i] left   front rotate by TURN_[i] font FACE_[i] tc rgb COLOR_[i] }
  if (ALIGN_[i] eq 'center') { set label TEXT_[i] at X_[i],Y_[i] center front rotate by TURN_[i] font FACE_[i] tc rgb COLOR_[i] }
  if (ALIGN_[i] eq 'right')  { set label TEXT_[i] at X_[i],Y_[i] right  front rotate by TURN_[i] font FACE_[i] tc rgb COLOR_[i] }
}

# --- layers: each is a part of one plot command; rows whose layer has no colour name theirs
mark(radius) = 2*radius/(KIND eq 'svg' ? 6.6 : KIND eq 'emf' ? 2.45/S : 6.0)  # pointsize; what is across at size 1 was measured
middle(a, b) = (column(a) + column(b))/2
own(at) = sprintf('(rgb(strcol(%d)))', at)
named(name) = "(rgb('".name."'))"
paint(name, at) = name eq 'own' ? own(at) : named(name)
pen(width, dash) = ' lw width_'.width.(dash eq 'solid' ? '' : ' dt '.value('dash_'.dash))
rim(edge, width) = edge eq 'none' ? ' fs noborder' : sprintf(' fs border rgb color_%s lw width_%s', edge, width)
boxes(color, rim) = '(middle(1,3)):(middle(2,4)):1:3:2:4:'.paint(color, 5).' skip 1 with boxxyerror'.rim.' fc rgb variable'
strokes(color, pen) = '1:2:($3-$1):($4-$2):'.paint(color, 5).' skip 1 with vectors nohead'.pen.' lc rgb variable'
lines(color, pen) = color eq 'own' ? '1:2:'.own(3).' skip 1 with lines'.pen.' lc rgb variable' : '1:2 skip 1 with lines'.pen.' lc rgb color_'.color
areas(color, rim) = color eq 'own' ? '1:2:'.own(3).' skip 1 with filledcurves closed'.rim.' fc rgb variable' : '1:2 skip 1 with filledcurves closed'.rim.' fc rgb color_'.color
dots(color, more) = '1:2:(mark($3'.more.')):'.paint(color, 4).' skip 1 with points pt 7 ps variable lw 0.1 lc rgb variable'
discs(color, more, rim) = '1:2:($3'.more.'):'.paint(color, 4).' skip 1 with circles'.rim.' fc rgb variable'
part(kind, color, rim, pen, more) = kind eq 'box' ? boxes(color, rim) : kind eq 'stroke' ? strokes(color, pen) : kind eq 'line' ? lines(color, pen) : kind eq 'area' ? areas(color, rim) : kind eq 'dot' ? dots(color, more) : discs(color, more, rim)
PARTS = ''
if (M > 0) stats HERE.'layers.tsv' using (PARTS = sprintf("%s%s HERE.'%s.tsv' using %s", PARTS, PARTS eq '' ? '' : ',', strcol(1), part(strcol(2), strcol(3), rim(strcol(4), strcol(5)), pen(strcol(5), strcol(6)), sprintf('%+g', width(strcol(7)) - width(strcol(8))))), 0) skip 1 nooutput
set xrange [0:W]; set yrange [H:0] noextend  # not before: stats passes over what lies outside
eval 'plot'.(PARTS eq '' ? ' NaN' : PARTS)
unset output
