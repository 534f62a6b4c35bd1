package org.herkomst.proofs.pull;

import java.nio.charset.StandardCharsets;

/**
 * Visits as Matomo shows them, about 3.9 KiB each, made without end from a number. Every tenth number to the third comes from one of the
 * companies in {@link #ranges}, the rest from addresses that no input names.
 */
final class VisitText {
    private static final int COMPANIES = 2_000;
    private static final int ACTIONS = 4;

    private final long first;
    private final double secondsApart;

    /** Visits from a second on, so far apart. */
    VisitText(long first, double secondsApart) {
        this.first = first;
        this.secondsApart = secondsApart;
    }

    /** When the visit of this number ended, epoch second. */
    long time(int number) {
        return first + (long) (number * secondsApart);
    }

    /** Whether the visit of this number has a company. */
    static boolean nameable(int number) {
        return number % 10 < 3;
    }

    /** The visit of this number. */
    byte[] json(int number) {
        long time = time(number);
        StringBuilder out = new StringBuilder(4_200);
        out.append("{\"idSite\":\"1\",\"idVisit\":\"").append(number + 1);
        out.append("\",\"visitIp\":\"").append(address(number)).append("\",\"visitorId\":\"");
        out.append(String.format("%016x", number * 0x9E3779B97F4A7C15L)).append("\",\"actionDetails\":[");
        for (int action = 0; action < ACTIONS; action++) {
            out.append(action == 0 ? "" : ",");
            action(out, number, action, time);
        }
        out.append("],\"goalConversions\":0,\"siteCurrency\":\"EUR\",\"siteCurrencySymbol\":\"\\u20ac\",");
        out.append("\"siteName\":\"Shop\",\"serverTimestamp\":").append(time);
        out.append(",\"lastActionTimestamp\":").append(time);
        out.append(",\"firstActionTimestamp\":").append(time - 120).append(",\"actions\":\"" + ACTIONS + "\"");
        return out.append(REST).append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void action(StringBuilder out, int number, int action, long time) {
        String page = "/products/group-" + (number + action) % 40 + "/item-" + (number + 7 * action) % 9;
        out.append("{\"type\":\"action\",\"url\":\"https:\\/\\/www.shop.example")
                .append(page.replace("/", "\\/"));
        out.append("?colour=blue&size=42\",\"pageTitle\":\"Products, group ").append((number + action) % 40);
        out.append("\",\"pageIdAction\":\"").append(1_000 + (number + action) % 40);
        out.append("\",\"idpageview\":\"Xy7Q2")
                .append(action)
                .append("\",\"pageId\":\"")
                .append(number * 5L + action);
        out.append("\",\"timestamp\":")
                .append(time - 30L * (ACTIONS - action))
                .append(ACTION_REST)
                .append('}');
    }

    private static String address(int number) {
        int company = (int) (Integer.toUnsignedLong(number * 0x9E3779B1) % COMPANIES);
        return nameable(number)
                ? "2001:db8:" + Integer.toHexString(company) + "::" + Integer.toHexString(1 + number % 60_000)
                : "2001:db8:" + Integer.toHexString(0x8000 + number % 30_000) + "::1";
    }

    /** The rows of {@code ranges.csv}. */
    static String ranges() {
        StringBuilder rows = new StringBuilder("range,name,domain,country\n");
        for (int company = 0; company < COMPANIES; company++) {
            rows.append("2001:db8:").append(Integer.toHexString(company)).append("::/48,Works Number ");
            rows.append(company).append(" BV,works").append(company).append(".example,NL\n");
        }
        return rows.toString();
    }

    private static final String ACTION_REST = ",\"title\":\"Products\",\"subtitle\":\"https:\\/\\/www.shop.example\","
            + "\"icon\":\"\",\"iconSVG\":\"plugins\\/Morpheus\\/images\\/action.svg\",\"timeSpent\":\"30\","
            + "\"timeSpentPretty\":\"30s\",\"pageLoadTime\":\"0.61s\",\"pageLoadTimeMilliseconds\":\"610\","
            + "\"pageviewPosition\":\"1\",\"interactionPosition\":\"1\",\"serverTimePretty\":\"Nov 3, 2026 10:11:12\","
            + "\"bandwidth\":null,\"bandwidth_pretty\":null";

    private static final String REST = ",\"visitorType\":\"new\",\"visitorTypeIcon\":null,\"visitConverted\":\"0\","
            + "\"visitConvertedIcon\":null,\"visitCount\":\"1\",\"visitEcommerceStatus\":\"none\","
            + "\"visitEcommerceStatusIcon\":null,\"secondsSinceFirstVisit\":\"0\",\"daysSinceFirstVisit\":0,"
            + "\"secondsSinceLastEcommerceOrder\":\"0\",\"daysSinceLastEcommerceOrder\":0,\"visitDuration\":\"120\","
            + "\"visitDurationPretty\":\"2 min 0s\",\"searches\":\"0\",\"interactions\":\"4\",\"referrerType\":\"search\","
            + "\"referrerTypeName\":\"Search Engines\",\"referrerName\":\"Search\",\"referrerKeyword\":\"\","
            + "\"referrerKeywordPosition\":null,\"referrerUrl\":\"https:\\/\\/search.example\\/\","
            + "\"referrerSearchEngineUrl\":\"https:\\/\\/search.example\",\"referrerSearchEngineIcon\":\"plugins\\/Morpheus\\/icons\\/s.png\","
            + "\"languageCode\":\"nl-nl\",\"language\":\"Language code nl-nl\",\"deviceType\":\"Desktop\","
            + "\"deviceTypeIcon\":\"plugins\\/Morpheus\\/icons\\/dist\\/devices\\/desktop.png\",\"deviceBrand\":\"Unknown\","
            + "\"deviceModel\":\"Generic Desktop\",\"operatingSystem\":\"Windows 11\",\"operatingSystemName\":\"Windows\","
            + "\"operatingSystemIcon\":\"plugins\\/Morpheus\\/icons\\/dist\\/os\\/WIN.png\",\"operatingSystemCode\":\"WIN\","
            + "\"operatingSystemVersion\":\"11\",\"browserFamily\":\"Gecko\",\"browserFamilyDescription\":\"Gecko (Firefox)\","
            + "\"browser\":\"Firefox 127.0\",\"browserName\":\"Firefox\",\"browserIcon\":\"plugins\\/Morpheus\\/icons\\/dist\\/browsers\\/FF.png\","
            + "\"browserCode\":\"FF\",\"browserVersion\":\"127.0\",\"totalEcommerceRevenue\":\"0\",\"events\":\"0\","
            + "\"continent\":\"Europe\",\"continentCode\":\"eur\",\"country\":\"Netherlands\",\"countryCode\":\"nl\","
            + "\"countryFlag\":\"plugins\\/Morpheus\\/icons\\/dist\\/flags\\/nl.png\",\"region\":null,\"regionCode\":null,"
            + "\"city\":null,\"location\":\"Netherlands\",\"latitude\":null,\"longitude\":null,"
            + "\"visitLocalTime\":\"11:11:12\",\"visitLocalHour\":\"11\",\"daysSinceLastVisit\":0,"
            + "\"customVariables\":[],\"resolution\":\"1920x1080\",\"plugins\":\"cookie, pdf\","
            + "\"pluginsIcons\":[{\"pluginIcon\":\"plugins\\/Morpheus\\/icons\\/dist\\/plugins\\/cookie.png\",\"pluginName\":\"cookie\"}]";
}
