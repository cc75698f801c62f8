/**
 * Text as a picture: which font draws what ({@link dev.sceneroute.media.text.FontChain}), where a line may end
 * ({@link dev.sceneroute.media.text.LineBreaks}), and what is drawn with both: subtitles, title cards, titles on
 * thumbnails. In any script, from the fonts shipped with the program alone; a text that has a character none of them
 * knows is told apart before anything is drawn or paid.
 */
@NullMarked
package dev.sceneroute.media.text;

import org.jspecify.annotations.NullMarked;
