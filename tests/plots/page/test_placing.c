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

/* Whether a line from `spot` passes a circle. */
static bool runs_over(const struct sg_placing_spot *spot, const struct sg_placing_item *item)
{
    for (int i = 0; i <= 100; i++) {
        double x = spot->from_x + (spot->to_x - spot->from_x) * i / 100;
        double y = spot->from_y + (spot->to_y - spot->from_y) * i / 100;
        if (hypot(x - item->x, y - item->y) < item->radius - 0.1)
            return true;
    }
    return false;
}

/* A label beyond the axis would say that its industry is on the other side of it. */
static void labels_keep_to_their_side_and_lines_off_circles(void **state)
{
    (void)state;
    struct sg_placing_field field = {{0, 0, 230, 205}, 115, 195};
    struct sg_placing_item items[24];
    struct sg_placing_spot spots[24];
    size_t placed = 0;
    for (size_t i = 0; i < 24; i++)
        items[i] = (struct sg_placing_item){70 + 37.0 * (double)(i * 7 % 24) / 10,
                                            20 + 71.0 * (double)(i * 5 % 24) / 10,
                                            2 + (double)(i % 5),
                                            34,
                                            8 + 8 * (double)(i % 2),
                                            false};
    sg_placing_solve(&field, items, 24, spots);
    for (size_t i = 0; i < 24; i++) {
        if (!spots[i].placed || spots[i].inside)
            continue;
        placed++;
        bool right = spots[i].box.left >= 115, left = spots[i].box.right <= 115;
        assert_true(right || left);
        assert_true(spots[i].box.bottom <= 195);
        if (fabs(items[i].x - 115) >= items[i].radius)
            assert_true(items[i].x > 115 ? right : left);
        for (size_t k = 0; k < 24 && spots[i].led; k++)
            assert_false(k != i && runs_over(&spots[i], &items[k]));
    }
    assert_true(placed >= 20);
}

static const struct sg_box page = {0, 0, 230, 205};

static void a_label_goes_inside_or_beside_its_circle(void **state)
{
    (void)state;
    struct sg_placing_field field = {page, -1e6, -1e6};
    struct sg_placing_item items[] = {{100, 100, 20, 25, 8, false}, {50, 50, 3, 30, 8, false}};
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
        items[i] = (struct sg_placing_item){
            60 + 7 * (double)(i % 5), 60 + 9 * (double)(i / 5), 3, 30, 8, false};
    /* two in the middle are reached by no line that spares all other circles */
    assert_int_equal(assert_placed(items, 20, page), 18);
}

static void what_has_no_room_is_left_out(void **state)
{
    (void)state;
    struct sg_placing_item items[MOST];
    for (size_t i = 0; i < MOST; i++)
        items[i] = (struct sg_placing_item){30, 30, 2, 40, 8, false};
    struct sg_box small = {0, 0, 60, 60};
    size_t placed = assert_placed(items, MOST, small);
    assert_true(placed > 0 && placed < 12);
    items[0].width = 100; /* wider than the field */
    assert_int_equal(assert_placed(items, 1, small), 0);
}

/* One of many at the same place keeps its name, and one beside an axis without room on its side has
   it beyond. */
static void what_is_wanted_gets_room_first(void **state)
{
    (void)state;
    struct sg_placing_item items[MOST];
    struct sg_placing_spot spots[MOST];
    struct sg_placing_field field = {{0, 0, 60, 60}, NAN, NAN};
    for (size_t i = 0; i < MOST; i++)
        items[i] = (struct sg_placing_item){30, 30, 2, 40, 8, i == MOST - 1};
    sg_placing_solve(&field, items, MOST, spots);
    assert_true(spots[MOST - 1].placed);
    struct sg_placing_field divided = {{0, 0, 60, 60}, 20, 0};
    for (int wanted = 0; wanted < 2; wanted++) {
        struct sg_placing_item item = {10, 30, 2, 35, 8, wanted};
        sg_placing_solve(&divided, &item, 1, spots);
        assert_int_equal(spots[0].placed, wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_label_goes_inside_or_beside_its_circle),
        cmocka_unit_test(crowded_labels_do_not_meet),
        cmocka_unit_test(labels_keep_to_their_side_and_lines_off_circles),
        cmocka_unit_test(what_has_no_room_is_left_out),
        cmocka_unit_test(what_is_wanted_gets_room_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
