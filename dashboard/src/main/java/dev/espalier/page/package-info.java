/** The pages: resources that answer in HTML, and the views they are made of, in words and figures as people read them. */
@NullMarked
package dev.espalier.page;

import org.jspecify.annotations.NullMarked;
