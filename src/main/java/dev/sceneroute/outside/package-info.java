/** Addresses other people gave us: checked before anything is fetched from them or sent to them. */
@NullMarked
package dev.sceneroute.outside;

import org.jspecify.annotations.NullMarked;
