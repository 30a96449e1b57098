#include "composition_table.h"

#include <math.h>

void composition_table(struct sg_table *table, const struct composition_row rows[], size_t n)
{
    sg_table_init(table);
    struct sg_column *area =
        n && rows[0].area ? sg_table_add(table, "area", SG_COLUMN_CATEGORY) : NULL;
    struct sg_column *part = sg_table_add(table, "industry", SG_COLUMN_CATEGORY);
    struct sg_column *period =
        n && rows[0].period ? sg_table_add(table, "year", SG_COLUMN_PERIOD) : NULL;
    struct sg_column *value = sg_table_add(table, "value", SG_COLUMN_NUMBER);
    struct sg_column *total = sg_table_add(table, "total", SG_COLUMN_NUMBER);
    struct sg_column *share = sg_table_add(table, "share_percent", SG_COLUMN_NUMBER);
    part->role = SG_ROLE_BY;
    for (size_t i = 0; i < n; i++) {
        size_t row = sg_table_add_row(table);
        if (area)
            sg_column_set_text(area, row, rows[i].area);
        sg_column_set_text(part, row, rows[i].part);
        if (period)
            sg_column_set_text(period, row, rows[i].period);
        sg_status status = rows[i].status;
        double percent = rows[i].total > 0 ? 100 * rows[i].value / rows[i].total : NAN;
        if (rows[i].total <= 0)
            status |= SG_STATUS_UNDEFINED;
        sg_column_set(value, row, sg_status_has_value(rows[i].status) ? rows[i].value : NAN,
                      rows[i].status);
        sg_column_set(total, row, rows[i].total, 0);
        sg_column_set(share, row, sg_status_has_value(status) ? percent : NAN, status);
    }
    table->main = (ptrdiff_t)sg_table_index(table, share);
}

/* Origin: Kawasaki city, 川崎市の経済センサス, establishments; the printed shares are those of
   data/municipal/kawasaki_census.csv. */
static const struct composition_row kawasaki[] = {
    {NULL, "農業，林業，漁業", "2016", 64, 40934, 0},
    {NULL, "鉱業，採石業，砂利採取業", "2016", 0, 40934, 0},
    {NULL, "建設業", "2016", 3829, 40934, 0},
    {NULL, "製造業", "2016", 3034, 40934, 0},
    {NULL, "電気・ガス・熱供給・水道業", "2016", 23, 40934, 0},
    {NULL, "情報通信業", "2016", 678, 40934, 0},
    {NULL, "運輸業，郵便業", "2016", 1330, 40934, 0},
    {NULL, "卸売業，小売業", "2016", 8844, 40934, 0},
    {NULL, "金融業，保険業", "2016", 469, 40934, 0},
    {NULL, "不動産業，物品賃貸業", "2016", 3853, 40934, 0},
    {NULL, "学術研究，専門・技術サービス業", "2016", 1716, 40934, 0},
    {NULL, "宿泊業，飲食サービス業", "2016", 5827, 40934, 0},
    {NULL, "生活関連サービス業，娯楽業", "2016", 3476, 40934, 0},
    {NULL, "教育，学習支援業", "2016", 1407, 40934, 0},
    {NULL, "医療，福祉", "2016", 4178, 40934, 0},
    {NULL, "複合サービス事業", "2016", 143, 40934, 0},
    {NULL, "サービス業(他に分類されないもの)", "2016", 2063, 40934, 0},
    {NULL, "全産業", "2016", 40934, 40934, 0},
    {NULL, "農業，林業，漁業", "2021", 74, 41223, 0},
    {NULL, "鉱業，採石業，砂利採取業", "2021", 0, 41223, 0},
    {NULL, "建設業", "2021", 4108, 41223, 0},
    {NULL, "製造業", "2021", 2838, 41223, 0},
    {NULL, "電気・ガス・熱供給・水道業", "2021", 41, 41223, 0},
    {NULL, "情報通信業", "2021", 930, 41223, 0},
    {NULL, "運輸業，郵便業", "2021", 1248, 41223, 0},
    {NULL, "卸売業，小売業", "2021", 8150, 41223, 0},
    {NULL, "金融業，保険業", "2021", 456, 41223, 0},
    {NULL, "不動産業，物品賃貸業", "2021", 4349, 41223, 0},
    {NULL, "学術研究，専門・技術サービス業", "2021", 2159, 41223, 0},
    {NULL, "宿泊業，飲食サービス業", "2021", 4848, 41223, 0},
    {NULL, "生活関連サービス業，娯楽業", "2021", 3208, 41223, 0},
    {NULL, "教育，学習支援業", "2021", 1515, 41223, 0},
    {NULL, "医療，福祉", "2021", 4841, 41223, 0},
    {NULL, "複合サービス事業", "2021", 144, 41223, 0},
    {NULL, "サービス業(他に分類されないもの)", "2021", 2314, 41223, 0},
    {NULL, "全産業", "2021", 41223, 41223, 0},
};

void kawasaki_table(struct sg_table *table)
{
    composition_table(table, kawasaki, sizeof kawasaki / sizeof *kawasaki);
    table->columns[sg_table_find(table, "value")]->label = sg_copy_text("事業所数");
    sg_info_add_source(&table->info, "総務省・経済産業省「経済センサス‐活動調査」", NULL);
    table->info.place = sg_copy_text("川崎市");
    sg_info_add_break(&table->info, "2021", "国税庁法人番号公表サイト情報を名簿に利用", true, NULL,
                      NULL);
}
