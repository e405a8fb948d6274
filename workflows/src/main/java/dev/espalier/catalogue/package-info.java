/** What an installation offers: the ports through which the dashboard asks the methods' side. */
@NullMarked
package dev.espalier.catalogue;

import org.jspecify.annotations.NullMarked;
