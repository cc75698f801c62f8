package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.production.Asset;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.runtime.Sha256;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class AssetApiTest extends ApiTest {
    private static final String ASSETS = "/api/v1/assets";

    @Autowired
    private AssetStore assets;

    @Test
    void an_image_is_stored_once_and_comes_back_byte_for_byte() throws IOException {
        byte[] image = image("png", 400, 400);

        Reply stored = upload(image, "image/png");
        Reply again = upload(image, "image/png");

        assertThat(stored.status()).isEqualTo(201);
        assertThat(stored.field("kind")).isEqualTo("image");
        assertThat(stored.field("sha256")).isEqualTo(Sha256.of(image));
        assertThat(again.field("asset_id")).isEqualTo(stored.field("asset_id"));
        Reply content = api.get(stored.header("Location"));
        assertThat(content.body()).isEqualTo(image);
        assertThat(content.header("Content-Type")).isEqualTo("image/png");
        assertThat(content.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(content.header("Content-Disposition"))
                .isEqualTo("inline; filename=\"" + stored.field("asset_id") + ".png\"");
    }

    @Test
    void a_stored_image_is_what_a_scene_starts_from() throws IOException {
        String id = upload(image("jpg", 600, 400), "image/jpeg").field("asset_id");
        String script = "{\"title\": \"T\", \"scenes\": [{\"visual_prompt\": \"x\", \"target_duration\": 5, "
                + "\"scene_type\": \"image_ref\", \"reference_assets\": [{\"role\": \"first_frame\", \"asset_id\": \""
                + id + "\"}]}]}";

        Reply accepted = api.post("/api/v1/jobs", "{\"deliver\": \"links\", \"script\": " + script + "}");

        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        assertThat(end(accepted.field("job_id")).field("status")).isEqualTo("succeeded");
    }

    @Test
    void an_image_no_provider_takes_is_refused_before_money_is_spent() throws IOException {
        assertThat(upload(image("png", 1, 1), "image/png").wrong()).containsExactly(": image");
        assertThat(upload(new byte[100], "image/png").status()).isEqualTo(422);
        assertThat(upload(new byte[0], "image/png").status()).isEqualTo(422);
        byte[] whole = image("png", 400, 400);
        assertThat(upload(Arrays.copyOf(whole, whole.length / 2), "image/png").status())
                .isEqualTo(422);
    }

    @Test
    void an_image_of_more_than_ten_megabytes_and_one_of_another_type_are_refused() {
        assertThat(upload(new byte[10 * 1024 * 1024 + 1], "image/png").status()).isEqualTo(413);
        Reply gif = upload(new byte[10], "image/gif");
        assertThat(gif.status()).isEqualTo(415);
        assertThat(gif.header("Accept")).contains("image/png", "image/jpeg");
    }

    @Test
    void an_upload_may_be_sent_again_with_its_key() throws IOException {
        byte[] image = image("png", 300, 300);
        Reply first = upload(image, "image/png", "Idempotency-Key", "upload-" + Sha256.of(image));
        Reply second = upload(image, "image/png", "Idempotency-Key", "upload-" + Sha256.of(image));
        Reply other = upload(image("png", 310, 310), "image/png", "Idempotency-Key", "upload-" + Sha256.of(image));

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-9, 0, 10",
        "bytes=5-5, 5, 6",
        "bytes=100-, 100, -1",
        "bytes=-7, -7, -1",
        "bytes=0-99999999, 0, -1"
    })
    void a_range_of_the_bytes_can_be_had(String range, int from, int to) throws IOException {
        byte[] image = image("png", 400, 400);
        String path = upload(image, "image/png").header("Location");
        int first = from < 0 ? image.length + from : from;
        int end = to < 0 ? image.length : to;

        Reply part = api.get(path, "Range", range);

        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range")).isEqualTo("bytes " + first + "-" + (end - 1) + "/" + image.length);
        assertThat(part.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(image, first, end));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=99999999-", "bytes=9-0", "bytes=abc"})
    void a_range_beyond_the_bytes_is_refused_with_their_size(String range) throws IOException {
        byte[] image = image("png", 400, 400);

        Reply refused = api.get(upload(image, "image/png").header("Location"), "Range", range);

        assertThat(refused.status()).isEqualTo(416);
        assertThat(refused.header("Content-Range")).isEqualTo("bytes */" + image.length);
        assertThat(refused.problem()).isEqualTo("range-not-satisfiable");
    }

    @Test
    void bytes_are_sent_only_to_who_does_not_have_them() throws IOException {
        byte[] image = image("png", 400, 400);
        String path = upload(image, "image/png").header("Location");
        String etag = api.get(path).header("ETag");

        assertThat(etag).isEqualTo("\"" + Sha256.of(image) + "\"");
        assertThat(api.get(path, "If-None-Match", etag).status()).isEqualTo(304);
        assertThat(api.get(path, "Range", "bytes=0-9", "If-Range", etag).status())
                .isEqualTo(206);
        assertThat(api.get(path, "Range", "bytes=0-9", "If-Range", "\"other\"").body())
                .isEqualTo(image);
    }

    @Test
    void head_tells_size_and_type_alone() throws IOException {
        byte[] image = image("png", 400, 400);
        String path = upload(image, "image/png").header("Location");

        Reply head = api.send("HEAD", path, BodyPublishers.noBody(), "Range", "bytes=0-9");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(image.length));
        assertThat(head.header("Content-Type")).isEqualTo("image/png");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void an_unknown_asset_and_somebody_elses_are_not_found() {
        Asset theirs = assets.insert(
                "somebody-else", Asset.Kind.IMAGE, "images/x.png", "image/png", 1, "0".repeat(64), null, null, null);

        assertThat(api.get(ASSETS + "/" + theirs.id() + "/content").status()).isEqualTo(404);
        assertThat(api.get(ASSETS + "/asset_01k9q3x1a2b3c4d5e6f7g8h9j0/content").status())
                .isEqualTo(404);
    }

    @Test
    void bytes_that_are_no_longer_stored_are_gone_and_other_bytes_are_never_sent_for_them() throws IOException {
        Reply stored = upload(image("png", 320, 320), "image/png");
        Asset asset = assets.get(stored.field("asset_id"));
        Files.writeString(DATA.resolve("data/media").resolve(asset.storageKey()), "other bytes");

        assertThat(api.get(stored.header("Location")).problem()).isEqualTo("gone");
        Files.delete(DATA.resolve("data/media").resolve(asset.storageKey()));
        assertThat(api.get(stored.header("Location")).status()).isEqualTo(410);
    }

    private Reply upload(byte[] bytes, String type, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = type;
        return api.send("POST", ASSETS, BodyPublishers.ofByteArray(bytes), all);
    }

    /** A picture of coloured noise, so that no two are equal. */
    private static byte[] image(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random();
        for (int pixel = 0; pixel < width * height; pixel += 7) {
            image.setRGB(pixel % width, pixel / width, random.nextInt(0xffffff));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }
}
