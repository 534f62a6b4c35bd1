package org.herkomst.app.service;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The jobs as plain text: what {@code herkomst jobs list} prints. */
@RestController
class StatusPage {
    private final JobTable table;

    StatusPage(JobTable table) {
        this.table = table;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String jobs() {
        return table.text() + System.lineSeparator();
    }
}
