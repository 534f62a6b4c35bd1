package org.herkomst.app.service;

import java.nio.charset.StandardCharsets;
import org.herkomst.app.plan.PlanPage;
import org.herkomst.app.plan.PlanUnusableException;
import org.herkomst.app.plan.Plans;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The plans that are kept, as pages, on the status port. */
@RestController
class PlanPages {
    private final Plans plans;

    PlanPages(Plans plans) {
        this.plans = plans;
    }

    @GetMapping("/plans/{id}")
    ResponseEntity<String> plan(@PathVariable("id") String id) {
        try {
            return plans.kept(id)
                    .map(PlanPage::render)
                    .map(page -> ResponseEntity.ok()
                            .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                            .header("Content-Security-Policy", PlanPage.POLICY)
                            .header("Cache-Control", "no-store")
                            .header("X-Content-Type-Options", "nosniff")
                            .body(page))
                    .orElseGet(() -> ResponseEntity.notFound().build());
        } catch (PlanUnusableException edited) {
            return ResponseEntity.notFound().build();
        }
    }
}
