#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include "plots/page/placing.h"

enum { MOST = 40 };

static bool meet(struct sg_box a, struct sg_box b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static bool covers(const struct sg_placing_item *item, struct sg_box box)
{
    double dx = item->x - fmax(box.left, fmin(item->x, box.right));
    double dy = item->y - fmax(box.top, fmin(item->y, box.bottom));
    return hypot(dx, dy) < item->radius;
}

/* Solves and holds every promise of the header; returns how many are placed. */
static size_t assert_placed(const struct sg_placing_item items[], size_t n, struct sg_box bounds)
{
    struct sg_placing_field field = {bounds, -1e6, -1e6};
    struct sg_placing_spot spots[MOST], again[MOST];
    size_t placed = 0;
    sg_placing_solve(&field, items, n, spots);
    sg_placing_solve(&field, items, n, again);
    assert_memory_equal(spots, again, n * sizeof *spots);
    for (size_t i = 0; i < n; i++) {
        struct sg_box box = spots[i].box;
        if (!spots[i].placed)
            continue;
        placed++;
        assert_close(box.right - box.left, items[i].width, 1e-9);
        assert_close(box.bottom - box.top, items[i].height, 1e-9);
        assert_true(box.left >= bounds.left && box.right <= bounds.right);
        assert_true(box.top >= bounds.top && box.bottom <= bounds.bottom);
        for (size_t k = 0; k < n; k++) {
            assert_false((k != i || !spots[i].inside) && covers(&items[k], box));
            assert_false(k < i && spots[k].placed && meet(spots[k].box, box));
        }
    }
    return placed;
}

static const struct sg_box page = {0, 0, 230, 205};

static void a_label_goes_inside_or_beside_its_circle(void **state)
{
    (void)state;
    struct sg_placing_field field = {page, -1e6, -1e6};
    struct sg_placing_item items[] = {{100, 100, 20, 25, 8}, {50, 50, 3, 30, 8}};
    struct sg_placing_spot spots[2];
    sg_placing_solve(&field, items, 2, spots);
    assert_true(spots[0].inside && !spots[0].led);
    assert_true(!spots[1].inside && !spots[1].led && spots[1].box.left > 53);
    sg_placing_solve(&field, items, 0, spots);
}

static void crowded_labels_do_not_meet(void **state)
{
    (void)state;
    struct sg_placing_item items[20];
    for (size_t i = 0; i < 20; i++)
        items[i] =
            (struct sg_placing_item){60 + 7 * (double)(i % 5), 60 + 9 * (double)(i / 5), 3, 30, 8};
    assert_int_equal(assert_placed(items, 20, page), 20);
}

static void what_has_no_room_is_left_out(void **state)
{
    (void)state;
    struct sg_placing_item items[MOST];
    for (size_t i = 0; i < MOST; i++)
        items[i] = (struct sg_placing_item){30, 30, 2, 40, 8};
    struct sg_box small = {0, 0, 60, 60};
    size_t placed = assert_placed(items, MOST, small);
    assert_true(placed > 0 && placed < 12);
    items[0].width = 100; /* wider than the field */
    assert_int_equal(assert_placed(items, 1, small), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_label_goes_inside_or_beside_its_circle),
        cmocka_unit_test(crowded_labels_do_not_meet),
        cmocka_unit_test(what_has_no_room_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
