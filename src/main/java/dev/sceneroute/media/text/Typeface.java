package dev.sceneroute.media.text;

/**
 * The fonts shipped with the program. Chinese, Japanese and Korean have one each, because the same Han character is
 * written differently in each of them.
 */
public enum Typeface {
    /** Latin, Greek, Cyrillic, Devanagari, punctuation. */
    SANS("NotoSans-Regular.ttf", "Noto Sans", 1.519, "Zażółć gęślą jaźń Việt Ελλάδα Україна"),
    /** Hangul, Han as written in Korea. */
    KOREAN("NotoSansKR-Regular.ttf", "Noto Sans KR", 1.448, "비 내리는 네온 지붕"),
    /** Kana, Han as written in Japan: all of JIS X 0208 and the Jōyō list. */
    JAPANESE("NotoSansJP-Regular.ttf", "Noto Sans JP", 1.448, "ネオンの屋根に雨が降る"),
    /** Han as written in China; has traditional characters too, in the Chinese mainland's shapes. */
    CHINESE("NotoSansSC-Regular.ttf", "Noto Sans SC", 1.448, "霓虹屋顶下着雨霓虹屋頂"),
    /** Arabic, Persian, Urdu. */
    ARABIC("NotoSansArabic-Regular.ttf", "Noto Sans Arabic", 2.169, "مرحبا بالعالم"),
    /** Hebrew. */
    HEBREW("NotoSansHebrew-Regular.ttf", "Noto Sans Hebrew", 1.36, "שלום עולם"),
    /** Thai. */
    THAI("NotoSansThai-Regular.ttf", "Noto Sans Thai", 1.511, "สวัสดีชาวโลก"),
    /** Emoji in one colour, that of the text. */
    EMOJI("NotoEmoji-Regular.ttf", "Noto Emoji", 1.172, "😀❤👍");

    private final String file;
    private final String family;
    private final double heightOfEm;
    private final String sample;

    Typeface(String file, String family, double heightOfEm, String sample) {
        this.file = file;
        this.family = family;
        this.heightOfEm = heightOfEm;
        this.sample = sample;
    }

    /** The name of its file among the fonts shipped. */
    public String file() {
        return file;
    }

    /** The name of its family, as the font itself says it. */
    public String family() {
        return family;
    }

    /**
     * How high its lines are for an em of 1: {@code usWinAscent + usWinDescent} of its table OS/2. ASS gives font sizes as
     * heights of lines, so that two fonts of one size differ in their letters by this.
     */
    public double heightOfEm() {
        return heightOfEm;
    }

    /** A text it can draw; if it cannot, it is not the font it should be. */
    public String sample() {
        return sample;
    }
}
