/** What the program stands on: the database, hand-over between stages, ids, owners. */
@NullMarked
package dev.sceneroute.runtime;

import org.jspecify.annotations.NullMarked;
