/**
 * Engines of this machine, which need no account. None is good enough for more than drafts, and all say so.
 *
 * <ul>
 *   <li>{@code command}: a program of one's own, such as a voice one has trained;
 *   <li>{@code espeak-ng}: if it is installed. Its output was looked at on 2026-11-21 with release 1.51: most languages
 *       with letters are understood, Korean too; it reads each kanji as "Chinese letter" and spells Chinese;
 *   <li>{@code freetts}: English, always there, written in Java;
 *   <li>{@code silence}: nobody speaks, for as long as it would take.
 * </ul>
 *
 * <p>What is said reaches a program in a file of a fixed name, never in its arguments.
 */
@NullMarked
package dev.sceneroute.speech.local;

import org.jspecify.annotations.NullMarked;
