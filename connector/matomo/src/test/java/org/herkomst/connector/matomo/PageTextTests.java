package org.herkomst.connector.matomo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTextTests {
    private final PageText pages = new PageText(List.of("/jobs", "careers/"));

    @ParameterizedTest
    @CsvSource({
        "https://www.shop.example/products/pumps?mail=a@b.example#x, /products/pumps",
        "https://www.shop.example, /",
        "https://www.shop.example?x=1, /",
        "http://shop.example/blog/2026/11/news-2025, /blog/2026/11/news-2025",
        "/a//b/./c/, /a/b/c",
        "//shop.example/x, /x",
        "shop.example/x, /x",
        "https://shop.example/users/jan/settings, /users/*/settings",
        "https://shop.example/Team/jan, /Team/*",
        "https://shop.example/doc/jan.jansen.pdf, /doc/*.pdf",
        "https://shop.example/order/12345, /order/*",
        "https://shop.example/a;jsessionid=AB12CD34, /a",
        "https://shop.example/blog/größe-übersicht, /blog/größe-übersicht",
        "https://shop.example/file/report-q3.pdf, /file/report-q3.pdf",
        "https://shop.example/datenschutzerklaerung, /datenschutzerklaerung",
        "mailto:jan@shop.example, /",
        "https://shop.example/1/2/3/4/5/6/7/8/9/10, /1/2/3/4/5/6/7/8",
    })
    void pathsAreCleaned(String url, String path) {
        assertThat(pages.clean(url)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jan@bedrijf.example",
                "jan%40bedrijf.example",
                "jan%2540bedrijf.example",
                "jan-jansen",
                "Jan_de_Vries",
                "jan.jansen",
                "j.jansen",
                "JanJansen",
                "550e8400-e29b-41d4-a716-446655440000",
                "deadbeef01",
                "203-0-113-7",
                "203.0.113.7",
                "ip-203-0-113-7",
                "2001:db8::5",
                "2001-db8-0-0-0-0-0-5",
                "2001-db8--5",
                "cb007107",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0",
                "amFuQGJlZHJpanYuZXhhbXBsZQ",
                "a1b2c3d4e5f6g7h8i9j0",
                "user-4711",
                "ywBxBw==",
                "06-12345678",
                "7.113.0.203.in-addr.arpa",
                "name=jan",
                "mr-jansen"
            })
    void personsIdsAndAddressesAreStarred(String segment) {
        assertThat(pages.clean("https://shop.example/x/" + segment))
                .startsWith("/x/*")
                .doesNotContain("jan", "Jan");
    }

    @Test
    void excludedGroupsEndAtASegment() {
        assertThat(excluded("/jobs")).isTrue();
        assertThat(excluded("/jobs/x?y")).isTrue();
        assertThat(excluded("/%6Aobs/x")).isTrue();
        assertThat(excluded("/careers/x")).isTrue();
        assertThat(excluded("/jobsite")).isFalse();
        assertThat(excluded("/x/jobs")).isFalse();
    }

    private boolean excluded(String path) {
        String url = "https://shop.example" + path;
        return pages.read(url.toCharArray(), url.length()).excluded();
    }

    @Test
    void longPathsAreCut() {
        assertThat(pages.clean("https://shop.example/" + "abc/".repeat(5) + "x".repeat(39)))
                .hasSizeLessThanOrEqualTo(200)
                .startsWith("/abc/");
    }
}
