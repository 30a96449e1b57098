# Manual pages and what `make install` puts where; DESTDIR and PREFIX as everywhere.
BINDIR ?= $(PREFIX)/bin
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
DATADIR ?= $(PREFIX)/share
MANDIR ?= $(DATADIR)/man
PLOTSDIR := $(DATADIR)/sangyo/plots
COMPLETIONDIR := $(DATADIR)/bash-completion/completions
INSTALL ?= install

.PHONY: man install uninstall test-install

# All pages come from the descriptors, in English and Japanese.
man: $(BUILD)/man/made

$(BUILD)/man/made: $(BUILD)/sangyo scripts/manual.sh
	sh scripts/manual.sh $(BUILD)/sangyo $(BUILD)/man
	touch $@

$(BUILD)/sangyo.pc: Makefile scripts/install.mk
	@mkdir -p $(@D)
	{ echo 'prefix=$(PREFIX)'; \
	  echo 'libdir=$(LIBDIR)'; \
	  echo 'includedir=$(INCLUDEDIR)'; \
	  echo; \
	  echo 'Name: sangyo'; \
	  echo 'Description: statistics of business surveys and economic censuses'; \
	  echo 'Version: $(VERSION)'; \
	  echo 'Requires.private: $(LINKED)'; \
	  echo 'Libs: -L$${libdir} -lsangyo'; \
	  echo 'Libs.private: -lcsv -lm $(if $(CMARK),-lcmark-gfm-extensions -lcmark-gfm) -pthread'; \
	  echo 'Cflags: -I$${includedir}'; } >$@

.PHONY: $(BUILD)/sangyo.pc

install: all man $(BUILD)/sangyo.pc
	$(INSTALL) -d $(addprefix $(DESTDIR),$(BINDIR) $(LIBDIR)/pkgconfig $(INCLUDEDIR)/sangyo $(PLOTSDIR) \
	  $(COMPLETIONDIR) $(MANDIR)/man1 $(MANDIR)/ja/man1)
	$(INSTALL) -m 755 $(BUILD)/sangyo $(DESTDIR)$(BINDIR)
	$(INSTALL) -m 644 $(BUILD)/libsangyo.a $(DESTDIR)$(LIBDIR)
	$(INSTALL) -m 755 $(BUILD)/libsangyo.so $(DESTDIR)$(LIBDIR)/libsangyo.so.$(VERSION)
	ln -sf libsangyo.so.$(VERSION) $(DESTDIR)$(LIBDIR)/libsangyo.so.$(SOVERSION)
	ln -sf libsangyo.so.$(SOVERSION) $(DESTDIR)$(LIBDIR)/libsangyo.so
	$(INSTALL) -m 644 $(BUILD)/sangyo.pc $(DESTDIR)$(LIBDIR)/pkgconfig
	$(INSTALL) -m 644 include/sangyo/*.h include/sangyo/status.def $(DESTDIR)$(INCLUDEDIR)/sangyo
	for template in plots/*.gp; do [ ! -e "$$template" ] || $(INSTALL) -m 644 "$$template" $(DESTDIR)$(PLOTSDIR); done
	$(BUILD)/sangyo completion bash >$(DESTDIR)$(COMPLETIONDIR)/sangyo
	chmod 644 $(DESTDIR)$(COMPLETIONDIR)/sangyo
	for page in $(BUILD)/man/man1/*.1; do [ ! -e "$$page" ] || $(INSTALL) -m 644 "$$page" $(DESTDIR)$(MANDIR)/man1; done
	for page in $(BUILD)/man/ja/man1/*.1; do [ ! -e "$$page" ] || $(INSTALL) -m 644 "$$page" $(DESTDIR)$(MANDIR)/ja/man1; done

uninstall:
	rm -f $(DESTDIR)$(BINDIR)/sangyo $(DESTDIR)$(LIBDIR)/libsangyo.a $(DESTDIR)$(LIBDIR)/libsangyo.so*
	rm -f $(DESTDIR)$(LIBDIR)/pkgconfig/sangyo.pc $(DESTDIR)$(COMPLETIONDIR)/sangyo
	rm -f $(addsuffix /sangyo.1,$(addprefix $(DESTDIR)$(MANDIR)/,man1 ja/man1))
	rm -f $(addsuffix /sangyo-*.1,$(addprefix $(DESTDIR)$(MANDIR)/,man1 ja/man1))
	rm -rf $(DESTDIR)$(INCLUDEDIR)/sangyo $(DESTDIR)$(DATADIR)/sangyo

test-install: all
	+@sh tests/test_install.sh
