package dev.sceneroute.sandbox.kling;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Pictures as clients send them: raw base64. */
final class Images {
    private Images() {}

    static String png(int width, int height) {
        return base64(image("png", width, height));
    }

    static String jpeg(int width, int height) {
        return base64(image("jpeg", width, height));
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] image(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, Color.CYAN, width, height, Color.ORANGE));
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLACK);
        pen.drawOval(width / 4, height / 4, width / 2, height / 2);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
