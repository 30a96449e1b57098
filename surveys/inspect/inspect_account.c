/* The account: what became of every cell that is not blank. */
#include "surveys/layout/account.h"

#include "inspection.h"

void sg_inspect_account(const struct sg_inspection *inspection)
{
    static const struct sg_bilingual section = {"account", "セルの内訳"};
    static const struct sg_bilingual all = {"cells not blank", "空でないセル"};
    static const struct sg_bilingual items[SG_N_USES] = {
        [SG_USE_VALUE] = {"values", "数値"},   [SG_USE_STATUS] = {"statuses", "状態"},
        [SG_USE_LABEL] = {"labels", "項目名"}, [SG_USE_HEADER] = {"header", "見出し"},
        [SG_USE_TITLE] = {"title", "表題"},    [SG_USE_UNIT] = {"units", "単位"},
        [SG_USE_NOTE] = {"notes", "注記"},     [SG_USE_LEFT_OUT] = {"left out", "除外"}};
    struct sg_account account;
    sg_account_make(&account, inspection->sheet, inspection->table, inspection->sources);
    for (size_t use = SG_USE_VALUE; use < SG_N_USES; use++) {
        struct sg_buffer places = {0};
        if (account.counts[use] == 0)
            continue;
        sg_account_places(&account, (enum sg_use)use, &places);
        sg_inspection_add_count(inspection, section, sg_lang_pick(items[use], inspection->lang),
                                account.counts[use], sg_buffer_text(&places));
        sg_buffer_free(&places);
    }
    sg_inspection_add_count(inspection, section, sg_lang_pick(all, inspection->lang),
                            account.filled, NULL);
    sg_account_free(&account);
}
