package org.herkomst.targets.espocrm;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Who we are to EspoCRM, and what we may do with accounts.
 *
 * @param user the user's name
 * @param type such as {@code api} or {@code admin}
 * @param version EspoCRM's version; empty where it isn't said
 * @param id the user's id
 * @param acl its rights; by kind of record in {@code table}: {@code yes}, {@code all}, {@code team}, {@code own}, {@code no}
 */
record Rights(String user, String type, String version, String id, JsonNode acl) {
    static final List<String> NEEDED = List.of("create", "read", "edit", "delete");

    static Rights read(Connection connection) {
        return connection.read(api -> {
            var answer = api.user();
            if (answer == null || !answer.path("user").isObject()) {
                throw Failure.lost();
            }
            var version = answer.findValue("version");
            return new Rights(
                    answer.path("user").path("userName").asString(""),
                    answer.path("user").path("type").asString(""),
                    version == null ? "" : version.asString(""),
                    answer.path("user").path("id").asString(""),
                    answer.path("acl"));
        });
    }

    boolean admin() {
        return type.equals("admin") || type.equals("super-admin");
    }

    /** Whether any account may be treated so. */
    boolean may(String right) {
        return may("Account", right);
    }

    private boolean may(String entity, String right) {
        var level = level(entity, right);
        return admin() || level.equals("all") || level.equals("yes");
    }

    private String level(String entity, String right) {
        return acl.path("table").path(entity).path(right).asString("no");
    }

    /** The rights that are missing, with what is there. */
    List<String> missing() {
        return NEEDED.stream()
                .filter(right -> !may(right))
                .map(right -> right + " (" + level("Account", right) + ")")
                .toList();
    }

    /** The rights that are missing for notes and tasks. What one may do with notes hangs on the accounts' streams. */
    List<String> missingBeside() {
        var missing = new ArrayList<String>();
        if (!may("Account", "stream")) {
            missing.add("Account: stream all");
        }
        NEEDED.stream()
                .filter(right -> !may("Task", right))
                .map(right -> "Task: " + right + (right.equals("create") ? " yes" : " all"))
                .forEach(missing::add);
        if (!admin() && !acl.path("assignmentPermission").asString("no").equals("all")) {
            missing.add("assignment permission all");
        }
        return missing;
    }
}
