/** What people look at: rows of experiments, rounds, trials and events, written by the ledger's steps and read by queries. */
@NullMarked
package dev.espalier.ledger;

import org.jspecify.annotations.NullMarked;
