package org.herkomst.app.page;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** The page's own web server: it has one servlet, and nothing that the service's has. Slow and large requests are bounded. */
final class PageServer {
    private static final int THREADS = 24;
    private static final int CONNECTIONS = 1_000;
    private static final int PATIENCE_MS = 5_000;
    private static final int HEADER_BYTES = 8_192;
    private static final int HEADERS = 50;

    private PageServer() {}

    static WebServer of(String address, int port, PageServlet servlet) throws UnknownHostException {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(port);
        factory.setAddress(InetAddress.getByName(address));
        factory.setRegisterDefaultServlet(false);
        factory.addConnectorCustomizers(PageServer::bound);
        factory.addContextCustomizers(context -> {
            context.setCookies(false);
            ((StandardHost) context.getParent()).getPipeline().addValve(silent());
        });
        return factory.getWebServer(
                context -> context.addServlet("page", servlet).addMapping("/*"));
    }

    private static void bound(Connector connector) {
        connector.setAllowTrace(true); // refused with the page's own answer, as every other method
        connector.setXpoweredBy(false);
        connector.setMaxParameterCount(1);
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            protocol.setMaxThreads(THREADS);
            protocol.setMinSpareThreads(2);
            protocol.setMaxConnections(CONNECTIONS);
            protocol.setConnectionTimeout(PATIENCE_MS);
            protocol.setKeepAliveTimeout(PATIENCE_MS);
            protocol.setMaxHeaderCount(HEADERS);
        }
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            http.setMaxHttpRequestHeaderSize(HEADER_BYTES);
            http.setMaxSwallowSize(HEADER_BYTES);
        }
    }

    /** What doesn't reach the servlet is answered by a status alone. */
    private static ErrorReportValve silent() {
        ErrorReportValve valve = new ErrorReportValve();
        valve.setShowReport(false);
        valve.setShowServerInfo(false);
        return valve;
    }
}
