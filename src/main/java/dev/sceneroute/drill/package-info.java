/**
 * The crash drill: starts the program as processes of its own, kills them at every point where a crash could cost
 * money, restarts them, and counts on the provider's side what was paid. {@code docs/reference/crash-drill.md}
 */
@NullMarked
package dev.sceneroute.drill;

import org.jspecify.annotations.NullMarked;
