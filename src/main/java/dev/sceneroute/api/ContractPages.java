package dev.sceneroute.api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The operation {@code getContract}, and the way to the page that shows the contract to people. */
@Controller
class ContractPages {
    private static final String PAGE = "redirect:/api/index.html";

    @GetMapping("/api/v1/openapi.yaml")
    ResponseEntity<Resource> contract() {
        return ResponseEntity.ok()
                .header("Content-Type", "application/yaml")
                .body(new ClassPathResource("openapi/sceneroute.yaml"));
    }

    @GetMapping({"/", "/api", "/api/"})
    String page() {
        return PAGE;
    }
}
