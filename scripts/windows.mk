# `make windows`: build/windows/sangyo.exe, static, and its zip, cross-built by mingw-w64 from source
# packages of Debian; `make windows-check`: the golden cases under Wine. See docs/windows.md.
WINDOWS_CACHE ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/sangyo-windows
WINDOWS_HOST := x86_64-w64-mingw32
WINDOWS_PREFIX := $(WINDOWS_CACHE)/prefix

# The source packages: their descriptions, which hold the sums of their files, and the sums of these.
WINDOWS_DSC_zlib := zlib_1.2.13.dfsg-1.dsc
WINDOWS_SUM_zlib := 3fa1e6b2fc525062aa88207dda52fed8e045373c809d362fe8a2bfbf7cf515a8
WINDOWS_DSC_expat := expat_2.5.0-1+deb12u2.dsc
WINDOWS_SUM_expat := 6fc87dbd01f49999ed368cfb37c08d35e41348dda2281d60642f3aa14cb77e32
WINDOWS_DSC_libcsv := libcsv_3.0.3+dfsg-6.dsc
WINDOWS_SUM_libcsv := 3e0a27ba29b9435d8bf7cbd825a1cdbec8375dedc8bffaf7ea458c15f238bc3f
WINDOWS_DSC_utf8proc := utf8proc_2.8.0-1.dsc
WINDOWS_SUM_utf8proc := 6ce2b0ab12fe7d0c3fd0a40d4eb886ae82bf6ea356e4db1a0a9f76582947625c
WINDOWS_DSC_jansson := jansson_2.14-2.dsc
WINDOWS_SUM_jansson := 6296ddd9c0a022bd1b70074aefb171cfcdf5694a04ffd32b35fd66097621af87
WINDOWS_DSC_cmark-gfm := cmark-gfm_0.29.0.gfm.6-6.dsc
WINDOWS_SUM_cmark-gfm := c51b9825d73bb2211e5b899ca908472a5805d64dc73e08b74e75d2fce3e633ee
WINDOWS_DSC_libxlsxwriter := libxlsxwriter_1.1.4-2.dsc
WINDOWS_SUM_libxlsxwriter := 8e53fa5625ec415e16f62411036de83eed6ec93a3499c4e159d5b119dbbc81ba
WINDOWS_DSC_libzip := libzip_1.7.3-1.dsc
WINDOWS_SUM_libzip := 2b905c3e6277bb4ae62c4464c5c7bbbd6661715d5b3c0f94523c34df6d1f4d1e
WINDOWS_DSC_gsl := gsl_2.7.1+dfsg-5+deb12u1.dsc
WINDOWS_SUM_gsl := 77bf2b75142d2b19bd0b837dc7a42189704b9451e6f6c8ddeab3d1227a76ed0a
WINDOWS_DSC_glpk := glpk_5.0-1.dsc
WINDOWS_SUM_glpk := 78448d56d0c363787bc46e9334e9bb4b6010b1e26933605a33a8b36ee5590e68
WINDOWS_DSC_glibc := glibc_2.36-9+deb12u14.dsc
WINDOWS_SUM_glibc := cfe1f0b8dc1fa211ce5a45b3725cc38b29f88667f1140ebdca6de35cf9c6f1fd
# Before those that need them.
WINDOWS_LIBRARIES := zlib expat libcsv utf8proc jansson cmark-gfm libxlsxwriter libzip gsl glpk glibc
windows_done = $(WINDOWS_CACHE)/done/$(WINDOWS_DSC_$(1):.dsc=)
WINDOWS_DONE := $(foreach library,$(WINDOWS_LIBRARIES),$(call windows_done,$(library)))

define windows_library
$(call windows_done,$(1)):
	@mkdir -p $$(@D)
	$$(call say,library,$(1))
	$$(Q)sh scripts/windows/library.sh $(1) $(WINDOWS_DSC_$(1)) $(WINDOWS_SUM_$(1)) $(WINDOWS_CACHE) >$$@.log 2>&1 \
	  || { tail -n 20 $$@.log >&2; exit 1; }
	@touch $$@
endef
$(foreach library,$(WINDOWS_LIBRARIES),$(eval $(call windows_library,$(library))))
$(call windows_done,libxlsxwriter) $(call windows_done,libzip): $(call windows_done,zlib)

# What the build for Linux has warned of already, here by headers that say otherwise.
WINDOWS_WARN := -Wall -Wextra -Wconversion -Wshadow -Wvla -Wno-float-conversion -Wno-format -Wno-attributes -Werror
# Linked, not loaded; glibc's words of printf; vectors of 32 bytes, which the stack of Windows does not
# align as gcc believes.
WINDOWS_LOADED := XLSXWRITER LIBZIP EXPAT ZLIB GLPK
WINDOWS_WITH := $(foreach name,$(WINDOWS_LOADED),-DSG_WITH_$(name) -DSG_SONAME_$(name)=linked) -DSG_WITH_CMARK \
  -DSG_WITH_SPREADSHEETS -DSG_LIBRARIES_LINKED -D__USE_MINGW_ANSI_STDIO=1 -D_FILE_OFFSET_BITS=64 -D_WIN32_WINNT=0x0A00 \
  -DUTF8PROC_STATIC -DXML_STATIC -DCMARK_GFM_STATIC_DEFINE -DCMARK_GFM_EXTENSIONS_STATIC_DEFINE
WINDOWS_LIBS := -L$(WINDOWS_PREFIX)/lib -lgsl -lgslcblas -lutf8proc -ljansson -lcsv -lcmark-gfm-extensions -lcmark-gfm \
  -lxlsxwriter -lzip -lexpat -lglpk -lz -lsangyo-math -lm -lgdi32 -lshell32

.PHONY: windows windows-program windows-check
WINDOWS_CC ?= $(WINDOWS_HOST)-gcc-posix
windows-program: $(WINDOWS_DONE)
	+$(Q)$(MAKE) $(jobs) BUILD=build/windows CC='$(WINDOWS_CC)' AR=$(WINDOWS_HOST)-ar WARN='$(WINDOWS_WARN)' \
	  OTHER_SYSTEM=posix OPTIONAL= READSTAT= \
	  GLPK= CMARK= PKG_CFLAGS='-I$(WINDOWS_PREFIX)/include -Wa,-muse-unaligned-vector-move' WITH='$(WINDOWS_WITH)' \
	  PROGRAM_LIBS='$(WINDOWS_LIBS)' build/windows/sangyo.exe

build/windows/resources.o: scripts/windows/sangyo.rc scripts/windows/sangyo.manifest
	@mkdir -p $(@D)
	$(Q)$(WINDOWS_HOST)-windres -I scripts/windows $< $@

build/windows/sangyo.exe: $(TOOL_OBJ) $(BUILD)/libsangyo-internal.a build/windows/resources.o
	$(call say,link,$@)
	$(Q)$(CC) $(LDFLAGS) -static -o $@ $^ $(PROGRAM_LIBS)

# What is unpacked into one folder, from where it runs.
WINDOWS_ZIP := build/windows/sangyo-$(VERSION)-windows.zip
WINDOWS_FOLDER := build/windows/zip/sangyo-$(VERSION)

windows: windows-program
	$(Q)rm -rf build/windows/zip $(WINDOWS_ZIP) && mkdir -p $(WINDOWS_FOLDER)/plots $(WINDOWS_FOLDER)/licences
	$(Q)$(WINDOWS_HOST)-strip -o $(WINDOWS_FOLDER)/sangyo.exe build/windows/sangyo.exe
	$(Q)cp plots/*.gp $(WINDOWS_FOLDER)/plots && cp LICENSE README.md $(WINDOWS_FOLDER) && cp -r docs examples $(WINDOWS_FOLDER)
	$(Q)for library in $(WINDOWS_LIBRARIES); do \
	  cp $(WINDOWS_CACHE)/build/$$library/debian/copyright $(WINDOWS_FOLDER)/licences/$$library.txt || exit 1; done
	$(Q)cp /usr/share/doc/gcc-mingw-w64-base/copyright $(WINDOWS_FOLDER)/licences/gcc.txt
	$(Q)cp /usr/share/doc/mingw-w64-common/copyright $(WINDOWS_FOLDER)/licences/mingw-w64.txt
	$(Q)cd build/windows/zip && zip -qr ../$(notdir $(WINDOWS_ZIP)) *
	@ls -l $(WINDOWS_ZIP)

# Wine is not on the path in Debian; its settings stay in the build.
WINE ?= $(or $(shell command -v wine64),/usr/lib/wine/wine64)

WINDOWS_TEST_PROGRAMS := hold stand-in/gnuplot bridge/gnuplot
$(WINDOWS_TEST_PROGRAMS:%=build/windows/%.exe): build/windows/%.exe:
	@mkdir -p $(@D)
	$(Q)$(WINDOWS_HOST)-gcc-posix -municode -static -O1 tests/windows/$(firstword $(subst /, ,$*)).c -o $@

windows-check: all windows-program $(WINDOWS_TEST_PROGRAMS:%=build/windows/%.exe)
	@WINE=$(WINE) WINEPREFIX=$(CURDIR)/build/windows/wine sh tests/test_windows.sh
