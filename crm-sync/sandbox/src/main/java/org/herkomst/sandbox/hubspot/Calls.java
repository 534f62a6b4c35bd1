package org.herkomst.sandbox.hubspot;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Finds the call that a request means, and carries it out under the account's lock. */
final class Calls {
    static final String OBJECTS = "/crm/objects/2026-09/";
    static final String COMPANIES = OBJECTS + "companies";
    static final String PROPERTIES = "/crm/properties/2026-09/companies";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Set<String> WRITES = Set.of("batch/upsert", "batch/update", "batch/archive");
    private static final Set<String> OF_THE_SCHEMA = Set.of("properties/create", "groups/create");

    private final SandboxAccount account;
    private final SandboxSettings settings;
    private final Limiter limiter;
    private final BatchCalls batches;
    private final SearchCalls searches;
    private final SchemaCalls schema;
    private final EngagementCalls engagements;

    Calls(SandboxAccount account, SandboxSettings settings, Limiter limiter) {
        this.account = account;
        this.settings = settings;
        this.limiter = limiter;
        this.batches = new BatchCalls(account, settings);
        this.searches = new SearchCalls(account);
        this.schema = new SchemaCalls(account);
        this.engagements = new EngagementCalls(account);
    }

    /** The operation's short name, such as {@code batch/upsert}; {@code unknown} for a path that isn't HubSpot's. */
    static String operation(String method, String path) {
        if (path.startsWith(COMPANIES + "/")) {
            var rest = path.substring(COMPANIES.length() + 1);
            return rest.matches("[0-9]+") ? "one" : rest;
        }
        for (var type : EngagementCalls.TYPES) {
            if (path.startsWith(OBJECTS + type + "/")) {
                return path.substring(OBJECTS.length());
            }
        }
        if (path.equals(PROPERTIES)) {
            return method.equals("POST") ? "properties/create" : "properties";
        }
        if (path.equals(PROPERTIES + "/groups")) {
            return method.equals("POST") ? "groups/create" : "groups";
        }
        if (path.startsWith(PROPERTIES + "/")) {
            return "property";
        }
        return switch (path) {
            case "/" -> "page";
            case "/account-info/2026-09/details" -> "account";
            case "/account-info/2026-09/api-usage/daily/private-apps" -> "usage";
            default -> "unknown";
        };
    }

    static boolean writes(String operation) {
        return OF_THE_SCHEMA.contains(operation)
                || WRITES.stream().anyMatch(operation::endsWith)
                || operation.endsWith("batch/create");
    }

    static boolean needsSetupKey(String operation) {
        return OF_THE_SCHEMA.contains(operation);
    }

    Answer carryOut(RequestLog.Request request) {
        synchronized (account) {
            var body = body(request);
            return switch (request.operation()) {
                case "batch/upsert" -> limiter.lock(body.path("inputs").size()).orElseGet(() -> batches.upsert(body));
                case "batch/update" -> batches.update(body);
                case "batch/read" -> batches.read(body, request.path().contains("archived=true"));
                case "batch/archive" -> batches.archive(body);
                case "search" -> searches.search(body);
                default -> rest(request, body);
            };
        }
    }

    private Answer rest(RequestLog.Request request, JsonNode body) {
        return switch (request.operation()) {
            case "properties" -> schema.list();
            case "properties/create" -> schema.create(body);
            case "property" -> schema.one(request.path().substring(PROPERTIES.length() + 1));
            case "groups" -> schema.groups();
            case "groups/create" -> schema.createGroup(body);
            case "account" -> accountInfo();
            case "usage" -> usage();
            case "one" -> one(request.path());
            case "page" -> CompaniesPage.of(account);
            default -> beside(request.operation(), body);
        };
    }

    private Answer beside(String operation, JsonNode body) {
        var slash = operation.indexOf('/');
        if (slash < 0 || !EngagementCalls.TYPES.contains(operation.substring(0, slash))) {
            throw new Refusal(404, "NOT_FOUND", "No such path");
        }
        return engagements.carryOut(operation.substring(0, slash), operation.substring(slash + 1), body);
    }

    private static JsonNode body(RequestLog.Request request) {
        if (!request.method().equals("POST")) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return MAPPER.readTree(request.body());
        } catch (JacksonException e) {
            throw Refusal.invalid("Invalid input JSON");
        }
    }

    private Answer one(String path) {
        var company = account.find(path.substring(COMPANIES.length() + 1));
        if (company.archived) {
            throw new Refusal(404, "OBJECT_NOT_FOUND", "Archived");
        }
        return Answer.json(200, BatchCalls.company(company, company.properties.keySet().stream()));
    }

    private Answer accountInfo() {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("portalId", 4242001);
        node.put("accountType", "STANDARD");
        node.put("timeZone", settings.timeZone());
        node.put("utcOffset", "+01:00");
        node.put("utcOffsetMilliseconds", 3_600_000);
        node.put("companyCurrency", "EUR");
        node.put("uiDomain", "app.sandbox.example");
        node.put("dataHostingLocation", "eu1");
        return Answer.json(200, node);
    }

    private Answer usage() {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("name", "private-apps-api-calls-daily");
        node.put("usageLimit", settings.limits().perDay());
        node.put("currentUsage", limiter.today());
        node.put("fetchStatus", "SUCCESS");
        @Nullable String none = null;
        node.put("resetsAt", none);
        return Answer.json(200, node);
    }
}
