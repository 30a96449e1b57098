# The gallery of figures: every chart in Japanese and English, drawn from examples/.
.PHONY: gallery gallery-check

gallery: all
	@SANGYO=$(BUILD)/sangyo sh scripts/gallery.sh $(BUILD)/gallery
	@SANGYO=$(BUILD)/sangyo python3 scripts/gallery_page.py $(BUILD)/gallery docs/gallery

# The figures drawn now are without fault, and those shown: texts exactly, places within half a point.
gallery-check: all
	@if command -v gnuplot >/dev/null && command -v python3 >/dev/null && fc-list -q 'Noto Sans CJK JP'; then \
	  SANGYO=$(BUILD)/sangyo sh scripts/gallery.sh $(BUILD)/gallery || exit 1; failed=0; \
	  for f in docs/gallery/*.svg $(BUILD)/gallery/*.svg; do \
	    python3 scripts/compare_svg.py docs/gallery/$${f##*/} $(BUILD)/gallery/$${f##*/} || failed=1; done; \
	  [ $$failed = 0 ] && echo 'gallery [  PASSED  ] as shown in docs/gallery' || \
	  { echo 'gallery: look at the figures, and `make gallery` if they are right' >&2; exit 1; }; \
	  python3 tests/test_titles.py $(BUILD)/sangyo $(BUILD)/gallery || exit 1; \
	  python3 tests/test_language.py $(BUILD)/sangyo $(BUILD)/gallery || exit 1; \
	else echo 'gallery: left out, no gnuplot, font or python3' >&2; fi
