package dev.sceneroute.media.mp4;

import java.util.List;

/** The sample entry of AAC ({@code mp4a} with {@code esds}; ISO/IEC 14496-14, 5.6 and 14496-1, 7.2.6). */
final class AacEntry {

    private static final int MPEG4_AUDIO = 0x40;
    private static final int AUDIO_STREAM = 5 << 2 | 1;

    private AacEntry() {}

    static byte[] of(AacForm form, List<AdtsFile> files, int trackId) {
        long bytes = 0;
        long packets = 0;
        int largest = 0;
        for (AdtsFile file : files) {
            for (int size : file.packets().sizes()) {
                bytes += size;
                largest = Math.max(largest, size);
            }
            packets += file.packets().count();
        }
        long most = bitrate(largest, 1, form);
        long average = bitrate(bytes, packets, form);
        int largestPacket = largest;
        BoxWriter out = new BoxWriter();
        out.box("mp4a", entry -> {
            entry.zeros(6).u16(1).zeros(8);
            entry.u16(form.channels()).u16(16).u32(0).u32((long) form.rate() << 16);
            entry.full("esds", 0, 0, esds -> {
                esds.u8(3).u8(25).u16(trackId).u8(0);
                esds.u8(4).u8(17).u8(MPEG4_AUDIO).u8(AUDIO_STREAM);
                esds.u8(largestPacket >> 16).u16(largestPacket).u32(most).u32(average);
                esds.u8(5).u8(2).u16(form.specificConfig());
                esds.u8(6).u8(1).u8(2);
            });
        });
        return out.toBytes();
    }

    private static long bitrate(long bytes, long packets, AacForm form) {
        return bytes * 8 * form.rate() / (packets * Mp4Film.AAC_FRAME);
    }
}
