/** Where media bytes lie. */
@NullMarked
package dev.sceneroute.storage;

import org.jspecify.annotations.NullMarked;
