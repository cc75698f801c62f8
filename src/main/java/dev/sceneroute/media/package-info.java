/** What is done to sound and picture: FFmpeg, checking and conforming clips, joining the film, thumbnails. */
@NullMarked
package dev.sceneroute.media;

import org.jspecify.annotations.NullMarked;
