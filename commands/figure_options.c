#include "figure_options.h"

static const struct sg_option chart = {
    .name = "chart",
    .kind = SG_OPTION_OUTPUT,
    .argument = "FILE",
    .help = {"also draw the result into FILE (.svg, .png, .pdf or .emf)",
             "結果の図も作成する（.svg、.png、.pdf、.emf）"}};

static const struct sg_option width = {
    .name = "width",
    .kind = SG_OPTION_NUMBER,
    .argument = "MM",
    .minimum = 40,
    .maximum = 420,
    .help = {"width of the figure in millimetres (82: half of A4, 165: all of it)",
             "図の幅（ミリメートル、82でA4の半幅、165で全幅）"}};

static const struct sg_option subtitle = {.name = "subtitle",
                                          .kind = SG_OPTION_TEXT,
                                          .argument = "TEXT",
                                          .help = {"line under the title", "図の副題"}};

static const struct sg_option focus = {
    .name = "focus",
    .kind = SG_OPTION_TEXT,
    .argument = "LABEL",
    .help = {"what to mark, in figures that mark one (heat, lines, tiles, map)",
             "図で目立たせる項目（heat、lines、tiles、map）"}};

static const struct sg_option classes = {
    .name = "classes",
    .kind = SG_OPTION_TEXT,
    .argument = "BOUNDS",
    .help = {
        "bounds of the classes of colours (heat, tiles, map), such as 0.5,1,2, or quantile: as "
        "many in each (default: by the measure)",
        "色分け（heat、tiles、map）の階級の境（0.5,1,2 など）、又は quantile（同じ数ずつ）。"
        "既定は値の種類による"}};

static const struct sg_option map = {
    .name = "map",
    .kind = SG_OPTION_FILE,
    .plain = true,
    .argument = "FILE",
    .help = {"draw the chart map on these boundaries (GeoJSON or TopoJSON)",
             "この境界（GeoJSON、TopoJSON）で地図を描く"}};

static const struct sg_option map_key = {
    .name = "map-key",
    .kind = SG_OPTION_TEXT,
    .argument = "PROPERTY",
    .help = {"property of the boundaries that holds codes or names of areas (default: N03_007)",
             "境界のファイルで地域のコード又は名称が入っている属性（既定は N03_007）"}};

static const struct sg_option map_credit = {
    .name = "map-credit",
    .kind = SG_OPTION_TEXT,
    .argument = "TEXT",
    .help = {"whose boundaries they are, for the note (default: as the file says)",
             "境界の出典。注記に示す（既定はファイルによる）"}};

static const struct sg_option font = {
    .name = "font",
    .kind = SG_OPTION_TEXT,
    .argument = "NAME",
    .help = {
        "font of the figure (default: Noto Sans CJK JP; for EMF, which only names it, Yu Gothic)",
        "図の書体（既定は Noto Sans CJK JP。書体名だけを記すEMFでは游ゴシック Yu Gothic）"}};

static const struct sg_option keep = {
    .name = "keep",
    .kind = SG_OPTION_OUTPUT_FLAG,
    .help = {"leave the inputs of gnuplot beside the figure", "gnuplotへの入力を図の横に残す"}};

const struct sg_option *const sg_figure_file_options[] = {&chart, NULL};
const struct sg_option *const sg_figure_options[] = {&width,   &subtitle,   &focus, &classes, &map,
                                                     &map_key, &map_credit, &font,  &keep,    NULL};
