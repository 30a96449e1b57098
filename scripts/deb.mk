# Debian packages of debian/, in build/deb; by hand, not in CI.
.PHONY: deb deb-check deb-symbols

deb:
	@sh scripts/deps.sh deb
	@sh scripts/deb.sh $(VERSION) $(SOVERSION) build/deb

# They are installed in a clean Debian, used and removed. Needs root, debootstrap and a mirror.
deb-check: deb
	@sh scripts/deb_check.sh build/deb

# Adds the symbols that the library has by now to debian/; build as for a release.
deb-symbols: $(BUILD)/libsangyo.so
	dpkg-gensymbols -plibsangyo$(SOVERSION) -v$(VERSION) -e$< -c0 -q -Odebian/libsangyo$(SOVERSION).symbols
