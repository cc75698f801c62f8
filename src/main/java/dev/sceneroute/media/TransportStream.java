package dev.sceneroute.media;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The packets of an MPEG transport stream (ISO/IEC 13818-1, 2.4.3). */
final class TransportStream {

    private static final int PACKET = 188;
    private static final byte SYNC = 0x47;
    /** The tables of names and programmes (ETSI EN 300 468, 5.1.3). */
    private static final int SERVICES = 0x11;

    private static final int EVENTS = 0x12;
    /** The address of packets that hold nothing. */
    private static final int NOTHING = 0x1FFF;

    private TransportStream() {}

    /**
     * Copies a stream without the names of its programmes. Static builds of FFmpeg, the bundled one among them, end with
     * a memory fault when they read one, because what they convert its letters with is not there.
     *
     * @return the copy
     */
    static Path withoutNames(Path stream, Path copy) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(stream));
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy))) {
            byte[] packet = in.readNBytes(PACKET);
            while (packet.length > 0) {
                out.write(namesLeftOut(packet));
                packet = in.readNBytes(PACKET);
            }
        }
        return copy;
    }

    private static byte[] namesLeftOut(byte[] packet) {
        if (packet.length == PACKET && packet[0] == SYNC) {
            int address = (packet[1] & 0x1F) << 8 | (packet[2] & 0xFF);
            if (address == SERVICES || address == EVENTS) {
                packet[1] = (byte) ((packet[1] & 0xE0) | (NOTHING >> 8));
                packet[2] = (byte) NOTHING;
            }
        }
        return packet;
    }
}
