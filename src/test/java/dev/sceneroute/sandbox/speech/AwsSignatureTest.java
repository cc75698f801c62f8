package dev.sceneroute.sandbox.speech;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.runtime.Sha256;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the signatures Amazon published: its test suite, and the worked example of its user guide. */
class AwsSignatureTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String TIME = "20150830T123600Z";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "get-vanilla, GET, '', '', '', 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "post-vanilla, POST, '', '', '', 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "get-vanilla-query-order-key-case, GET, Param1=value1&Param2=value2, '', '',"
                + " b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        "post-x-www-form-urlencoded, POST, '', application/x-www-form-urlencoded, Param1=value1,"
                + " ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"
    })
    void amazon_s_test_suite_is_reproduced(
            String name, String method, String query, String type, String body, String signature) {
        TreeMap<String, String> headers = new TreeMap<>(Map.of("host", "example.amazonaws.com", "x-amz-date", TIME));
        if (!type.isEmpty()) {
            headers.put("content-type", type);
        }

        AwsSignature request = new AwsSignature(method, "/", query, headers, Sha256.of(body.getBytes(UTF_8)));

        assertThat(request.signature(SECRET, TIME, "20150830/us-east-1/service/aws4_request"))
                .isEqualTo(signature);
    }

    @Test
    void the_example_of_the_user_guide_is_reproduced_with_spaces_tidied() {
        TreeMap<String, String> headers = new TreeMap<>(Map.of(
                "content-type", " application/x-www-form-urlencoded;   charset=utf-8 ",
                "host", "iam.amazonaws.com",
                "x-amz-date", TIME));

        AwsSignature request =
                new AwsSignature("GET", "/", "Action=ListUsers&Version=2010-05-08", headers, Sha256.of(new byte[0]));

        assertThat(Sha256.of(request.canonical().getBytes(UTF_8)))
                .isEqualTo("f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59");
        assertThat(request.signature(SECRET, TIME, "20150830/us-east-1/iam/aws4_request"))
                .isEqualTo("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
    }
}
