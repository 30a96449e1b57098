#include "word_styles.h"

/* pandoc's own are made for pages of English text: 12 pt in tables too, where numbers broke. Sizes
   are half points: 10.5 pt of text, 8.5 pt in tables and notes. */
/* clang-format off */
#define STYLE(type, id, name, rest) \
    "<w:style w:type=\"" type "\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/>" rest "</w:style>"
#define BASED(on) "<w:basedOn w:val=\"" on "\"/>"
#define SPACING(before, after) "<w:spacing w:before=\"" before "\" w:after=\"" after "\"/>"
#define SIZE(half_points) "<w:sz w:val=\"" half_points "\"/><w:szCs w:val=\"" half_points "\"/>"
#define CODE "<w:rPr><w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\"/>" SIZE("17") "</w:rPr>"
#define HEADING(id, name, level, size, before) \
    STYLE("paragraph", id, name, \
          BASED("Normal") "<w:next w:val=\"BodyText\"/><w:qFormat/><w:pPr><w:keepNext/>" \
          "<w:keepLines/>" SPACING(before, "80") "<w:outlineLvl w:val=\"" level "\"/></w:pPr>" \
          "<w:rPr><w:b/><w:bCs/><w:color w:val=\"173763\"/>" SIZE(size) "</w:rPr>")
#define RULE(side, size, color) \
    "<w:" side " w:val=\"single\" w:sz=\"" size "\" w:space=\"0\" w:color=\"" color "\"/>"
#define CELL(side, width) "<w:" side " w:w=\"" width "\" w:type=\"dxa\"/>"

const char sg_word_styles[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Yu Gothic\" w:hAnsi=\"Yu Gothic\" "
    "w:eastAsia=\"Yu Gothic\" w:cs=\"Arial\"/>" SIZE("21")
    "<w:lang w:val=\"en-US\" w:eastAsia=\"ja-JP\"/></w:rPr></w:rPrDefault>"
    "<w:pPrDefault><w:pPr>" SPACING("0", "120") "</w:pPr></w:pPrDefault></w:docDefaults>"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
    "<w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
    "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
    "<w:name w:val=\"Default Paragraph Font\"/></w:style>"
    STYLE("paragraph", "BodyText", "Body Text", BASED("Normal"))
    STYLE("paragraph", "FirstParagraph", "First Paragraph", BASED("BodyText"))
    STYLE("paragraph", "KeptLine", "Kept Line", BASED("BodyText") "<w:pPr><w:keepNext/></w:pPr>")
    STYLE("paragraph", "Compact", "Compact",
          BASED("BodyText") "<w:pPr>" SPACING("10", "10") "</w:pPr><w:rPr>" SIZE("17") "</w:rPr>")
    STYLE("paragraph", "BlockText", "Block Text",
          BASED("BodyText") "<w:pPr><w:ind w:left=\"480\" w:right=\"480\"/></w:pPr>")
    HEADING("Title", "Title", "0", "36", "0")
    HEADING("Heading1", "heading 1", "0", "36", "0")
    HEADING("Heading2", "heading 2", "1", "28", "360")
    HEADING("Heading3", "heading 3", "2", "24", "240")
    HEADING("Heading4", "heading 4", "3", "21", "200")
    HEADING("Heading5", "heading 5", "4", "21", "200")
    HEADING("Heading6", "heading 6", "5", "21", "200")
    STYLE("character", "Hyperlink", "Hyperlink", "<w:rPr><w:color w:val=\"0B57A4\"/></w:rPr>")
    STYLE("character", "VerbatimChar", "Verbatim Char", CODE)
    STYLE("paragraph", "SourceCode", "Source Code",
          BASED("Normal") "<w:pPr><w:wordWrap w:val=\"0\"/></w:pPr>" CODE)
    STYLE("table", "Table", "Table",
          "<w:tblPr><w:tblBorders>" RULE("top", "8", "222222") RULE("bottom", "8", "222222")
          RULE("insideH", "2", "DDDDDD") "</w:tblBorders>"
          "<w:tblCellMar>" CELL("left", "50") CELL("right", "50") "</w:tblCellMar></w:tblPr>"
          "<w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>"
          RULE("bottom", "6", "222222") "</w:tcBorders><w:vAlign w:val=\"bottom\"/></w:tcPr>"
          "</w:tblStylePr>")
    "</w:styles>\n";
/* clang-format on */

/* In half-width letters of 8.5 pt, of which the page holds 105. Numbers and short labels keep their
   width, long ones give way; a title may break behind 8. pandoc takes a page for 7920 twips, ours
   has 9638. */
const char sg_word_widths[] =
    "local page, own = 105, 9638 / 7920\n"
    "local function width(text)\n"
    "  local n = 0\n"
    "  for _, c in utf8.codes(text) do n = n + (c < 0x2000 and 1 or 2) end\n"
    "  return n\n"
    "end\n"
    "local function of_title(text)\n"
    "  local n = math.min(width(text), 8)\n"
    "  for word in text:gmatch('[%w%p]+') do n = math.max(n, math.ceil(1.2 * #word)) end\n"
    "  return n\n"
    "end\n"
    "local function measure(rows, of, most)\n"
    "  for _, row in ipairs(rows) do\n"
    "    for i, cell in ipairs(row.cells) do\n"
    "      most[i] = math.max(most[i] or 0, of(pandoc.utils.stringify(cell.contents)))\n"
    "    end\n"
    "  end\n"
    "end\n"
    "local function total(most, limit)\n"
    "  local sum = 0\n"
    "  for _, n in ipairs(most) do sum = sum + math.min(n, limit) + 2 end\n"
    "  return sum\n"
    "end\n"
    "function Table(t)\n"
    "  local most, limit = {}, page\n"
    "  measure(t.head.rows, of_title, most)\n"
    "  for _, part in ipairs(t.bodies) do measure(part.body, width, most) end\n"
    "  while limit > 8 and total(most, limit) > page do limit = limit - 1 end\n"
    "  local all = math.max(total(most, limit), page)\n"
    "  for i, spec in ipairs(t.colspecs) do\n"
    "    t.colspecs[i] = {spec[1], (math.min(most[i] or 0, limit) + 2) / all * own}\n"
    "  end\n"
    "  return t\n"
    "end\n"
    /* the lines above a table and the picture above its caption stay with them */
    "local function keep(blocks, i)\n"
    "  blocks[i] = pandoc.Div({blocks[i]}, {['custom-style'] = 'Kept Line'})\n"
    "end\n"
    "function Blocks(blocks)\n"
    "  for i, block in ipairs(blocks) do\n"
    "    local k = i - 1\n"
    "    while block.t == 'Table' and k >= 1 and i - k <= 2 and blocks[k].t == 'Para' do\n"
    "      local caption = blocks[k].content[1].t == 'Span'\n"
    "      keep(blocks, k)\n"
    "      k = caption and 0 or k - 1\n"
    "    end\n"
    "    if block.t == 'Para' and #block.content == 1 and block.content[1].t == 'Image' then\n"
    "      keep(blocks, i)\n"
    "    end\n"
    "  end\n"
    "  return blocks\n"
    "end\n";
