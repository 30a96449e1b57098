# theme.gp: THE file to edit for the house style. Lengths are points (1/72 inch) at final size.
# gnuplot draws with it and sangyo measures with it, so keep to lines   name = value   # remark
# where the value is a number or a text in single quotes; change values, not names.

font = 'Noto Sans CJK JP'  # its Bold is used too

# --- letters (nothing below 6)
size_title = 9.0      # bold
size_subtitle = 7.5
size_label = 7.5      # rows and legend
size_value = 7.0      # beside bars and on axes
size_inside = 6.5     # inside bars
size_note = 6.0
line_height = 1.28    # of titles and notes, in letter sizes
label_height = 1.18   # of labels of several lines

# --- space
padding = 4.0         # at the edges of the figure
label_gap = 4.0       # between row labels and bars
column_gap = 5.0      # left of a column of numbers
label_share = 0.4     # of the width that row labels may take at most
legend_height = 1.5   # of a line of the legend, in letter sizes
legend_gap = 10.0     # between two entries
key_size = 7.0        # of the coloured box

# --- bars of 100 %: height, space below, more space between groups
bar_few = 18.0        # up to three rows
bar_some = 11.0       # up to twelve
bar_many = 8.5
gap_joined = 9.0      # where lines join two bars
gap_bars = 3.5
gap_groups = 6.0

# --- other bars and small panels
bar_wave = 7.0        # one of two in a row
bar_plain = 9.0       # beside names, one a row
mark_dot = 4.8        # across
mark_small = 3.8      # on a line
bar_target = 10.0     # band of an indicator; its bar is half as high
panel_height = 58.0   # of a small chart
panel_gap = 8.0
cell_height = 13.0    # of a table in colours
trend_columns = 78.0  # height of the panels of a trend
trend_line = 52.0
lines_height = 120.0  # of a field of lines
trend_dual = 130.0    # of both in one
plot_height = 205.0   # of bubbles
bubble_radius = 13.0  # of the largest

# --- colours: ink reads on white, and the series told apart by everybody, in grey print too
color_ink = '#1F2328'
color_white = '#FFFFFF'
color_sub = '#57606A'      # subtitle, notes, axis
color_grid = '#D8DCE0'
color_hairline = '#9AA3AD' # joining lines, edge of the pale parts
color_series1 = '#173763'
color_series2 = '#DC751E'
color_series3 = '#107F7A'
color_series4 = '#B9A5E8'
color_series5 = '#9D2B18'
color_series6 = '#8FE0CC'
color_letters2 = '#A9560F'  # the same as letters on white, where they are too pale for that
color_letters4 = '#6A55AD'
color_letters6 = '#2B7A68'
color_neutral = '#B7BDC5'  # a part that is nobody's doing
color_base = '#57606A'     # the line where bars begin
color_before = '#A9C1DA'   # paler of two
color_scale1 = '#173763'  # five classes from one end over the middle to the other
color_scale2 = '#7AABD4'
color_scale3 = '#EFEFEF'
color_scale4 = '#F5C397'
color_scale5 = '#B34D0B'
color_level1 = '#EDF3F9'   # five classes from little to much
color_level2 = '#C3D6E9'
color_level3 = '#8DB3D6'
color_level4 = '#5A92C4'
color_level5 = '#173763'
color_now = '#173763'      # the other of two waves
color_axis1 = '#3F6A94'    # numbers of two axes in one field
color_axis2 = '#A9560F'
color_plus = '#173763'     # above 1, and below
color_minus = '#DC751E'
color_whisker = '#57606A'  # intervals over dark bars, on white
color_shade = '#ECEEF0'    # recessions
color_ground = '#F4F6F8'   # half of a field
color_behind = '#C4CAD1'   # the other series
color_band1 = '#C3C9D0'    # attainment: far below, below, near the target and beyond
color_band2 = '#DDE1E6'
color_band3 = '#F1F3F5'
color_rest = '#F1F3F5'     # その他
color_hidden = '#FFFFFF'   # suppressed and the like, hatched

# --- lines
width_edge = 0.7      # white, between the parts of a bar
width_hairline = 0.4
width_join = 0.6
width_grid = 0.5
width_base = 0.8      # the line of zero
width_rule = 0.3      # between rows
width_link = 2.6      # between the two points of a row
width_whisker = 0.7   # intervals of bars
width_whisker_halo = 2.1 # white beneath them
width_interval = 1.1  # intervals of points
width_total = 1.4     # and of the whole
width_break = 0.8     # a series is broken
width_reference = 0.8 # the value of the whole
width_line = 1.5      # a series over time
width_line_halo = 3.6 # white beneath it
width_dot_halo = 0.95 # white around its points
width_series = 1.3    # of a series
width_behind = 0.4    # of the others
width_others = 0.8    # of those beside the one in focus
width_frame = 1.2
width_tick = 1.3      # a target
width_halo = 2.7      # white beneath it
width_pointer_halo = 1.4 # white beneath the line from a name to its area
width_ring = 1.1
width_small_ring = 0.8

# --- dashes: 'solid', or lengths of line and gap in turn
dash_break = '(6,4)'
dash_reference = '(4,3)'
dash_series1 = 'solid'   # of series over time
dash_series2 = '(9,3)'
dash_series3 = '(3,2)'
dash_series4 = 'solid'
dash_series5 = '(9,3,2,3)'
dash_series6 = '(1.5,2)'
