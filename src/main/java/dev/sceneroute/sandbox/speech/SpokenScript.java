package dev.sceneroute.sandbox.speech;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What is to be said, without its markup, and where each of its characters stands in what was sent.
 *
 * @param sent the text as it arrived
 * @param plain what is said
 * @param places for each character of {@code plain} its index in {@code sent}, and behind them where the last one ends
 * @param marks the marks by name and the index in {@code plain} they stand before
 * @param rate how fast, 1 for the voice's own speed
 */
record SpokenScript(String sent, String plain, List<Integer> places, Map<String, Integer> marks, double rate) {
    private static final Pattern PART = Pattern.compile("<[^>]*>|&[^;]{1,12};|.", Pattern.DOTALL);
    private static final Pattern MARK = Pattern.compile("<mark\\s+name=[\"']([^\"']*)[\"']\\s*/>");
    private static final Pattern RATE = Pattern.compile("<prosody\\s[^>]*rate=[\"']([0-9]{2,3})%[\"'][^>]*>");
    private static final Map<String, String> ENTITIES =
            Map.of("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&apos;", "'");

    /** A text without markup. */
    static SpokenScript plain(String text) {
        List<Integer> places = IntStream.rangeClosed(0, text.length()).boxed().toList();
        return new SpokenScript(text, text, places, Map.of(), 1);
    }

    /**
     * A text with markup.
     *
     * @throws XMLStreamException if it is not well-formed or no {@code speak}
     */
    static SpokenScript ssml(String text) throws XMLStreamException {
        checkForm(text);
        StringBuilder plain = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        Map<String, Integer> marks = new LinkedHashMap<>();
        double rate = 1;
        int end = 0;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            String found = part.group();
            if (found.startsWith("<")) {
                Matcher mark = MARK.matcher(found);
                Matcher prosody = RATE.matcher(found);
                if (mark.matches()) {
                    marks.put(mark.group(1), plain.length());
                } else if (prosody.matches()) {
                    rate = Integer.parseInt(prosody.group(1)) / 100.0;
                }
            } else {
                places.add(part.start());
                plain.append(found.length() == 1 ? found : ENTITIES.getOrDefault(found, "?"));
                end = part.end();
            }
        }
        places.add(end);
        return new SpokenScript(text, plain.toString(), places, marks, rate);
    }

    private static void checkForm(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
        try {
            boolean root = true;
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT && root) {
                    root = false;
                    if (!reader.getLocalName().equals("speak")) {
                        throw new XMLStreamException("the root must be speak");
                    }
                }
            }
        } finally {
            reader.close();
        }
    }

    /** Where a character of what is said begins in what was sent. */
    int begins(int index) {
        return places.get(index);
    }

    /** Where a run of characters that ends before this index of what is said ends in what was sent. */
    int ends(int index) {
        int last = places.get(index - 1);
        return sent.charAt(last) == '&' && sent.indexOf(';', last) > 0 && !plainOnly()
                ? sent.indexOf(';', last) + 1
                : last + 1;
    }

    private boolean plainOnly() {
        return sent.equals(plain);
    }
}
