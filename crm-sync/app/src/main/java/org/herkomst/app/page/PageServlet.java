package org.herkomst.app.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads requests, passes them to their route, and writes answers with the headers that all of them have. Says nothing of requests to the log. */
final class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger("herkomst.service");
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "Referrer-Policy",
            "no-referrer",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Cache-Control",
            "no-store",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()",
            "X-Robots-Tag",
            "noindex");

    private final transient Routes routes;
    private final transient Clients clients;
    private final String base;
    private final List<String> languages;

    /**
     * A servlet.
     *
     * @param base path that the public address has before all paths, or empty
     */
    PageServlet(Routes routes, Clients clients, String base, List<String> languages) {
        this.routes = routes;
        this.clients = clients;
        this.base = base;
        this.languages = languages;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Visitor visitor = visitor(request, Map.of());
        Answer answer;
        try {
            answer = answer(request, visitor);
        } catch (FormBody.RefusedException refused) {
            answer = routes.refused(visitor, refused.status()).with("Connection", "close");
        } catch (RuntimeException broken) {
            LOG.error(
                    "event=opt-out-page status=500 fault={}", broken.getClass().getSimpleName());
            answer = routes.refused(visitor, 500);
        }
        write(answer, response);
    }

    private Answer answer(HttpServletRequest request, Visitor visitor) throws IOException, FormBody.RefusedException {
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        List<String> allowed = routes.methods(visitor.path());
        if (allowed.isEmpty()) {
            return routes.refused(visitor, 404);
        }
        if (!allowed.contains(method)) {
            return routes.refused(visitor, 405).with("Allow", String.join(", ", allowed));
        }
        return method.equals("POST") ? routes.post(visitor(request, FormBody.read(request))) : routes.get(visitor);
    }

    private Visitor visitor(HttpServletRequest request, Map<String, String> fields) {
        String path = request.getRequestURI();
        String own = !base.isEmpty() && path.startsWith(base + "/") ? path.substring(base.length()) : path;
        String asked = fields.getOrDefault("lang", lang(request.getQueryString()));
        return new Visitor(
                Texts.choose(languages, asked, Collections.list(request.getLocales())),
                own.equals(base) || own.isEmpty() ? "/" : own,
                fields,
                clients.of(request.getRemoteAddr(), list(request.getHeaders("X-Forwarded-For"))),
                "cross-site".equals(request.getHeader("Sec-Fetch-Site")));
    }

    /** Not by the container's parameters: those would read the body too. */
    private static String lang(@org.jspecify.annotations.Nullable String query) {
        return query == null
                ? ""
                : Arrays.stream(query.split("&", -1))
                        .filter(pair -> pair.startsWith("lang="))
                        .map(pair -> pair.substring("lang=".length()))
                        .findFirst()
                        .orElse("");
    }

    private static List<String> list(Enumeration<String> values) {
        return Collections.list(values);
    }

    private static void write(Answer answer, HttpServletResponse response) throws IOException {
        HEADERS.forEach(response::setHeader);
        answer.headers().forEach(response::setHeader);
        response.setStatus(answer.status());
        response.setContentType(answer.type());
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
