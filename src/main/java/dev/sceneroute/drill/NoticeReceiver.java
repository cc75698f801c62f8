package dev.sceneroute.drill;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Somebody who wants to hear of the ends of jobs; some do not take the first notice. */
@RestController
@Profile("drill")
class NoticeReceiver {
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /** Takes a notice. */
    @PostMapping("/drill/notice/{film}")
    ResponseEntity<Void> take(@PathVariable("film") String film) {
        return ResponseEntity.noContent().build();
    }

    /** Refuses the first notice of each film and takes the next. */
    @PostMapping("/drill/late-notice/{film}")
    ResponseEntity<Void> takeLate(@PathVariable("film") String film) {
        HttpStatus status = refused.add(film) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.NO_CONTENT;
        return ResponseEntity.status(status).build();
    }
}
