/**
 * The ledger: what orders are expected to cost, what they did cost, and how much may be spent.
 *
 * <p>It keeps no books of its own: an order's row is its line in the ledger. Units are reserved in the statement that
 * commits the intent to order, and settled in the one that ends the task; everything here is read off those rows.
 */
@NullMarked
package dev.sceneroute.ledger;

import org.jspecify.annotations.NullMarked;
