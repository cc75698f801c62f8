/** The program as a command: one script in, one film out, with a progress bar. */
@NullMarked
package dev.sceneroute.command;

import org.jspecify.annotations.NullMarked;
