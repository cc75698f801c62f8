package dev.sceneroute.media;

/**
 * How large a picture is and how it has to be turned.
 *
 * @param width pixels, as it is shown
 * @param height pixels, as it is shown
 * @param orientation how what is stored has to be turned to be upright, 1 to 8 ({@link ExifOrientation})
 * @param transparent whether it may be seen through
 */
record PictureShape(int width, int height, int orientation, boolean transparent) {

    /** The shape of a picture whose sides are given as they are stored. */
    static PictureShape of(int width, int height, int orientation, boolean transparent) {
        return ExifOrientation.isLying(orientation)
                ? new PictureShape(height, width, orientation, transparent)
                : new PictureShape(width, height, orientation, transparent);
    }
}
