import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/** Looks at an MP4 without any media tool: the header comes first, and length and size are what was asked for. */
class CheckFilm {
    public static void main(String[] arguments) throws Exception {
        double seconds = Double.parseDouble(arguments[1]);
        try (RandomAccessFile file = new RandomAccessFile(arguments[0], "r")) {
            long movie = find(file, 0, file.length(), "moov");
            long media = find(file, 0, file.length(), "mdat");
            check(movie < media, "the film starts playing before it is fully loaded");
            long header = find(file, movie + 8, movie + size(file, movie), "mvhd");
            file.seek(header + 20);
            double length = (double) Integer.toUnsignedLong(readAfterScale(file)) / scale(file, header);
            // What is said may need more time than the script asked for; the settings allow 7 s more for a scene.
            check(length > seconds - 0.05 && length < seconds * 2.4, "the film lasts " + length + " s");
            long track = find(file, movie + 8, movie + size(file, movie), "trak");
            long trackHeader = find(file, track + 8, track + size(file, track), "tkhd");
            file.seek(trackHeader + 84);
            int width = file.readInt() >>> 16;
            int height = file.readInt() >>> 16;
            check(
                    width == Integer.parseInt(arguments[2]) && height == Integer.parseInt(arguments[3]),
                    "its picture is " + width + "x" + height);
        }
    }

    private static int readAfterScale(RandomAccessFile file) throws Exception {
        file.readInt();
        return file.readInt();
    }

    private static long scale(RandomAccessFile file, long header) throws Exception {
        file.seek(header + 20);
        return Integer.toUnsignedLong(file.readInt());
    }

    private static long size(RandomAccessFile file, long at) throws Exception {
        file.seek(at);
        long size = Integer.toUnsignedLong(file.readInt());
        if (size == 1) {
            file.readInt();
            return file.readLong();
        }
        return size == 0 ? file.length() - at : size;
    }

    private static long find(RandomAccessFile file, long from, long to, String type) throws Exception {
        for (long at = from; at + 8 <= to; at += size(file, at)) {
            file.seek(at + 4);
            byte[] name = new byte[4];
            file.readFully(name);
            if (new String(name, StandardCharsets.US_ASCII).equals(type)) {
                return at;
            }
        }
        throw new IllegalStateException("There is no " + type + " in the film");
    }

    private static void check(boolean holds, String what) {
        System.out.println((holds ? "ok: " : "NOT OK: ") + what);
        if (!holds) {
            System.exit(1);
        }
    }
}
