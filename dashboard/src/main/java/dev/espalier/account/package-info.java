/** People who may sign in, what they sign in with, and what they did. */
@NullMarked
package dev.espalier.account;

import org.jspecify.annotations.NullMarked;
