/**
 * Google Cloud Text-to-Speech, {@code v1beta1}: the one version that tells when the marks in a text are reached.
 *
 * <p>Sources: the {@code v1beta1} reference, the page on SSML and the page on quotas, read in September 2026. What they say
 * and what follows:
 *
 * <ul>
 *   <li>5000 bytes a request, marks and escapes included;
 *   <li>a mark before each word, and one behind the last; time points come for marks the voice honours;
 *   <li>which families of voices ignore marks, or all of SSML, is written in no one place: they are named by the settings,
 *       get plain text, and tell no times.
 * </ul>
 */
@NullMarked
package dev.sceneroute.speech.google;

import org.jspecify.annotations.NullMarked;
