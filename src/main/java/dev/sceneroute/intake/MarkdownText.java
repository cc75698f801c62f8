package dev.sceneroute.intake;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/**
 * A block of Markdown without its marks.
 *
 * @param words what can be said, on one line; each item of a list is a sentence, code and tags are left out
 * @param images the pictures in it
 */
record MarkdownText(String words, List<Image> images) {

    /**
     * A picture in a story.
     *
     * @param path where it is
     * @param description what the writer says is on it, perhaps nothing
     */
    record Image(String path, String description) {}

    /** Reads a block and everything in it. */
    static MarkdownText of(Node block) {
        Collector collector = new Collector();
        collector.read(block);
        return new MarkdownText(oneLine(collector.words), collector.images);
    }

    private static String oneLine(StringBuilder words) {
        return words.toString().replaceAll("\\s+", " ").strip();
    }

    /** Walks through the nodes without calling itself: emphasis can be nested very deep. */
    private static final class Collector {
        private static final String SENTENCE_ENDS = ".!?…:;,。！？：；、";

        private final StringBuilder words = new StringBuilder();
        private final StringBuilder description = new StringBuilder();
        private final List<Image> images = new ArrayList<>();
        private boolean insideImage;

        void read(Node block) {
            Node at = block;
            while (at != null) {
                enter(at);
                Node next = at.getFirstChild();
                while (next == null && at != null) {
                    leave(at);
                    next = at == block ? null : at.getNext();
                    at = at == block ? null : at.getParent();
                }
                at = next;
            }
        }

        private void enter(Node node) {
            if (node instanceof Text text) {
                (insideImage ? description : words).append(text.getLiteral());
            } else if (node instanceof Code code) {
                words.append(code.getLiteral());
            } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
                words.append(' ');
            } else if (node instanceof org.commonmark.node.Image) {
                insideImage = true;
            }
        }

        private void leave(Node node) {
            if (node instanceof org.commonmark.node.Image image) {
                images.add(new Image(image.getDestination(), oneLine(description)));
                description.setLength(0);
                insideImage = false;
            } else if (node.getParent() instanceof ListItem && !(node instanceof FencedCodeBlock)) {
                endSentence();
            } else if (node instanceof Block) {
                words.append(' ');
            }
        }

        private void endSentence() {
            String told = words.toString().stripTrailing();
            if (!told.isEmpty() && SENTENCE_ENDS.indexOf(told.charAt(told.length() - 1)) < 0) {
                words.setLength(told.length());
                words.append('.');
            }
            words.append(' ');
        }
    }
}
