/* The classes that --classes asks for. */
#ifndef SG_PLOTS_CHARTS_CLASSES_ASKED_H
#define SG_PLOTS_CHARTS_CLASSES_ASKED_H

#include "classes.h"

/* Takes a list of bounds, whose decimals the values get too; leaves the classes without any where
   none is asked, or "quantile". */
bool sg_classes_ask(struct sg_classes *classes, struct sg_classes_of of, struct sg_error *err);

#endif
