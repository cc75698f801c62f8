package dev.sceneroute.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Addresses that other people gave us. No name is looked up here: all hosts are numbers. */
class OutsideAddressTest {
    private final OutsideAddress strict = new OutsideAddress(settings(false));
    private final OutsideAddress relaxed = new OutsideAddress(settings(true));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/clip.mp4",
                "http://127.1/clip.mp4",
                "http://localhost:8080/",
                "http://0.0.0.0/",
                "http://10.0.0.1/",
                "http://172.16.5.4/",
                "http://192.168.1.1/admin",
                "http://169.254.169.254/latest/meta-data/",
                "http://100.64.0.1/",
                "http://198.18.0.1/",
                "http://192.0.0.8/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[::1]/",
                "http://[::]/",
                "http://[fe80::1]/",
                "http://[fc00::1]/",
                "http://[fd12:3456::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:169.254.169.254]/",
                "http://[::ffff:7f00:1]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://017700000001/",
            })
    void an_address_that_leads_into_a_private_network_is_refused(String address) {
        assertThatThrownBy(() -> strict.check(address)).isInstanceOf(ForbiddenAddressException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://93.184.215.14/clip.mp4",
                "jar:http://93.184.215.14/a.jar!/b",
                "data:video/mp4;base64,AAAA",
                "//93.184.215.14/clip.mp4",
                "/etc/passwd",
                "clip.mp4",
                "",
                "http://",
                "http:///clip.mp4",
                "http://user:secret@93.184.215.14/",
                "http://93.184.215.14@127.0.0.1/",
                "http://93.184.215.14/ clip.mp4",
                "http://93.184.215.14\r\nHost: evil/",
            })
    void what_is_no_plain_web_address_is_refused_even_in_the_sandbox(String address) {
        assertThatThrownBy(() -> strict.check(address)).isInstanceOf(ForbiddenAddressException.class);
        assertThatThrownBy(() -> relaxed.check(address)).isInstanceOf(ForbiddenAddressException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://93.184.215.14/clip.mp4?signature=a%2Fb",
                "HTTP://93.184.215.14:8443/clip.mp4",
                "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/"
            })
    void a_public_address_is_taken(String address) {
        assertThatCode(() -> strict.check(address)).doesNotThrowAnyException();
    }

    @Test
    void the_sandbox_may_use_this_machine() {
        assertThat(relaxed.check("http://127.0.0.1:8080/a.mp4")).hasHost("127.0.0.1");
    }

    static OutsideSettings settings(boolean allowPrivate) {
        return new OutsideSettings(allowPrivate, DataSize.ofKilobytes(64), Duration.ofSeconds(5));
    }
}
