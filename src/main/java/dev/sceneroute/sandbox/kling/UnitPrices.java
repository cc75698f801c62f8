package dev.sceneroute.sandbox.kling;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a task costs in units (public price list of 2026-08-20; the oldest models, which it leaves out, are priced like
 * their successor {@code kling-v1-6}). Keys are {@code model.mode}, with {@code .sound} or {@code .video} where that
 * costs more; the value is the price of one second.
 */
final class UnitPrices {
    private static final Map<String, BigDecimal> BUILT_IN = Map.ofEntries(
            price("kling-v3.std", "0.6"),
            price("kling-v3.std.sound", "0.9"),
            price("kling-v3.pro", "0.8"),
            price("kling-v3.pro.sound", "1.2"),
            price("kling-v3.4k", "3.0"),
            price("kling-v3-omni.std", "0.6"),
            price("kling-v3-omni.std.sound", "0.8"),
            price("kling-v3-omni.std.video", "0.9"),
            price("kling-v3-omni.pro", "0.8"),
            price("kling-v3-omni.pro.sound", "1.0"),
            price("kling-v3-omni.pro.video", "1.2"),
            price("kling-v3-omni.4k", "3.0"),
            price("kling-video-o1.std", "0.6"),
            price("kling-video-o1.std.video", "0.9"),
            price("kling-video-o1.pro", "0.8"),
            price("kling-video-o1.pro.video", "1.2"),
            price("kling-v2-6.pro", "0.5"),
            price("kling-v2-6.pro.sound", "1.0"),
            price("kling-v2-5-turbo.std", "0.3"),
            price("kling-v2-5-turbo.pro", "0.5"),
            price("kling-v1-6.std", "0.4"),
            price("kling-v1-6.pro", "0.7"));

    private final Map<String, BigDecimal> prices;

    UnitPrices(Map<String, BigDecimal> configured) {
        this.prices = new HashMap<>(BUILT_IN);
        this.prices.putAll(configured);
    }

    BigDecimal of(Order order) {
        String plain = order.model() + "." + order.mode();
        String kind = plain + (order.withVideo() ? ".video" : order.sound() ? ".sound" : "");
        BigDecimal second = List.of(kind, plain, "kling-v1-6." + order.mode()).stream()
                .filter(prices::containsKey)
                .map(prices::get)
                .findFirst()
                .orElse(BigDecimal.ONE);
        return second.multiply(BigDecimal.valueOf(order.billedSeconds())).setScale(1, RoundingMode.HALF_UP);
    }

    private static Map.Entry<String, BigDecimal> price(String key, String second) {
        return Map.entry(key, new BigDecimal(second));
    }
}
