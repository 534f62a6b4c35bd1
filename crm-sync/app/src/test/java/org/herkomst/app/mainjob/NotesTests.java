package org.herkomst.app.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.herkomst.app.mainjob.Place.Outcome;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes and tasks, from a visit to the CRM and back. */
class NotesTests {
    @TempDir
    Path folder;

    private Place place;
    private int visits;

    @BeforeEach
    void begin() {
        place = new Place(folder, PlanTests::searchedAtOnce);
        place.write("mine.yaml", """
                extends: hubspot
                activities:
                  note: {}
                  tasks: { again: { when: "visits_7d >= 2", subject: "Call {name}" } }
                """);
        place.configure("timeout: 1s }", "timeout: 1s, mapping: \"" + folder.resolve("mine.yaml") + "\" }");
        place.provisioned();
        place.write(
                "ranges.csv",
                "range,name,domain,country,type,city\n203.0.113.1/32,Voorbeeld B.V.,v1.example,NL,business,Utrecht\n");
        visit();
    }

    @AfterEach
    void end() {
        assertThat(place.crm.log().violations()).isEmpty();
        place.close();
    }

    private void visit() {
        visits++;
        long second = Instant.now().getEpochSecond() - 300;
        place.matomo.put(ModelVisit.of(visits, 1, "203.0.113.1", second + visits));
    }

    private Map<String, Map<String, String>> all(String type) {
        return place.crm.account().engagements().of(type);
    }

    private Outcome sync() {
        Outcome run = place.run("sync nightly");
        assertThat(run.exitCode()).as(run.out()).isZero();
        return run;
    }

    @Test
    void visitsBecomeANoteAndATaskAndLeaveWithTheCompany() {
        assertThat(place.plainly("check nightly").err()).doesNotContain("HK-ACT");
        Outcome first = sync();
        assertThat(first.figure("activities.notes_created")).isOne();
        assertThat(all("notes").values())
                .singleElement()
                .satisfies(note -> assertThat(note.get("hs_note_body")).contains("1 visit on ", "Herkomst hk-"));
        visit();
        Outcome second = sync();
        assertThat(second.figure("activities.notes_updated")).isOne();
        assertThat(second.figure("activities.tasks_created")).isOne();
        assertThat(all("tasks").values())
                .extracting(task -> task.get("hs_task_subject"))
                .containsExactly("Call Voorbeeld B.V.");
        assertThat(sync().json().has("activities")).isFalse();

        assertThat(place.run("optout add --domain v1.example").exitCode()).isZero();
        sync();
        assertThat(all("notes")).isEmpty();
        assertThat(all("tasks")).isEmpty();
        place.laterLooks();
        sync();
        place.laterLooks();
        sync();
        assertThat(place.tablesThatHold("Voorbeeld")).isEmpty();
    }

    @Test
    void aReportForAPersonNamesThem() {
        assertThat(place.plainly("sync nightly").out()).contains("Beside the records", "1  notes made");
    }
}
