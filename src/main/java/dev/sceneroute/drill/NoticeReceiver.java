package dev.sceneroute.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Somebody who wants to hear of the ends of jobs, and who writes prompts; at first there is often no answer. */
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

    /** Writes another prompt in place of one that was refused, when it is asked for the second time. */
    @PostMapping("/drill/rewrite")
    ResponseEntity<Map<String, String>> rewrite(@RequestBody JsonNode question) {
        String refusedPrompt = question.path("visual_prompt").asText();
        return refused.add(refusedPrompt)
                ? ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build()
                : ResponseEntity.ok(Map.of("visual_prompt", refusedPrompt + ", in other words"));
    }
}
