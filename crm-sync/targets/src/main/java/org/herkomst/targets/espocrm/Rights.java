package org.herkomst.targets.espocrm;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Who we are to EspoCRM, and what we may do with accounts.
 *
 * @param user the user's name
 * @param type such as {@code api} or {@code admin}
 * @param version EspoCRM's version; empty where it isn't said
 * @param accounts rights on accounts: {@code yes}, {@code all}, {@code team}, {@code own}, {@code no}
 */
record Rights(String user, String type, String version, JsonNode accounts) {
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
                    answer.path("acl").path("table").path("Account"));
        });
    }

    boolean admin() {
        return type.equals("admin") || type.equals("super-admin");
    }

    /** Whether any account may be treated so. */
    boolean may(String right) {
        var level = accounts.path(right).asString("no");
        return admin() || level.equals("all") || level.equals("yes");
    }

    /** The rights that are missing, with what is there. */
    List<String> missing() {
        return NEEDED.stream()
                .filter(right -> !may(right))
                .map(right -> right + " (" + accounts.path(right).asString("no") + ")")
                .toList();
    }
}
