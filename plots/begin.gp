# begin.gp: the page. Needs OUT (figure.svg, .png, .pdf or .emf) and HERE, the folder of the data.
# One unit is one point, x runs right and y down; text comes from texts.tsv only.
set encoding utf8
set datafile separator tab
set datafile commentschars ''
load HERE.'theme.gp'
stats HERE.'page.tsv' using (W = $1, H = $2, font = strcol(3), 0) skip 1 nooutput

# --- canvas: svg in points, png at 300 dpi, pdf in inches, emf at 96 dpi (fontscale makes a point a point)
KIND = OUT[strlen(OUT)-2:strlen(OUT)]
DOT = 300/72.0
LETTERS = sprintf('%s,%g', font, size_label)
if (KIND eq 'svg') { W = ceil(W); H = ceil(H)
  set terminal svg size W,H font LETTERS noenhanced background '#FFFFFF' }
if (KIND eq 'png') { PX = ceil(W*DOT - 0.5); PY = ceil(H*DOT - 0.5); W = PX/DOT; H = PY/DOT
  set terminal pngcairo size PX,PY font LETTERS noenhanced fontscale 0.75*DOT linewidth DOT pointscale DOT dashlength 1 background '#FFFFFF' }
if (KIND eq 'pdf') { W = ceil(W - 0.5); H = ceil(H - 0.5)
  set terminal pdfcairo size W/72.0 in,H/72.0 in font LETTERS noenhanced fontscale 0.75 linewidth 2 pointscale 1 }
if (KIND eq 'emf') { PX = ceil(W*96/72.0 + 1); PY = ceil(H*96/72.0 + 1); W = (PX - 1)*72/96.0; H = (PY - 1)*72/96.0
  set terminal emf linewidth 96/72.0 dashlength 1 size PX,PY font LETTERS noenhanced }
set output OUT
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
unset key; unset tics; set border 0

# --- names in the data files stand for colours and sizes of the theme
color(name) = value('color_'.name)
rgb(name) = ('0x'.color(name)[2:7]) + 0
mark(radius) = 2*radius/(KIND eq 'svg' ? 6.6 : KIND eq 'emf' ? 2.45 : 6.0)  # pointsize; what is across at size 1 was measured
face(size, weight) = sprintf('%s%s,%g', font, weight eq 'Bold' ? ' Bold' : '', value('size_'.size))

# --- texts, over everything else
array X_[5000]; array Y_[5000]; array ALIGN_[5000]; array FACE_[5000]; array COLOR_[5000]; array TEXT_[5000]; array TURN_[5000]
N = 0
stats HERE.'texts.tsv' using (N = N+1, X_[N] = $1, Y_[N] = $2, ALIGN_[N] = strcol(3), FACE_[N] = face(strcol(4), strcol(5)), COLOR_[N] = color(strcol(6)), TEXT_[N] = strcol(7), TURN_[N] = $8, 0) skip 1 nooutput
do for [i=1:N] {
  if (ALIGN_[i] eq 'left')   { set label TEXT_[i] at X_[i],Y_[i] left   front rotate by TURN_[i] font FACE_[i] tc rgb COLOR_[i] }
  if (ALIGN_[i] eq 'center') { set label TEXT_[i] at X_[i],Y_[i] center front rotate by TURN_[i] font FACE_[i] tc rgb COLOR_[i] }
  if (ALIGN_[i] eq 'right')  { set label TEXT_[i] at X_[i],Y_[i] right  front rotate by TURN_[i] font FACE_[i] tc rgb COLOR_[i] }
}
set xrange [0:W]; set yrange [H:0] noextend
set style fill solid 1
