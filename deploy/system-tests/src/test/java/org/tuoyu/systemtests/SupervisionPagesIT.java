package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tuoyu.systemtests.Chromium.fits;
import static org.tuoyu.systemtests.Chromium.login;
import static org.tuoyu.systemtests.Chromium.page;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The pages of supervision in a real Chromium")
class SupervisionPagesIT {
    private final RunningSystem system = RunningSystem.get();

    @BeforeAll
    static void aBrowserIsThere() {
        Chromium.require();
    }

    /** Whatever other tests did before: there is something to look at. */
    @BeforeAll
    static void registerAnInstitution() {
        new Story(RunningSystem.get(), "52211104MJ0099476C").register();
    }

    @ParameterizedTest(name = "{0}, {1} px wide")
    @CsvSource({"zh-CN, 1200, 抽取结果", "en, 390, Outcome"})
    void aDrawCanBeCheckedByEverybodyAndFitsOnAPhone(String language, int width, String outcome) {
        var draws = "/inspections/api/v1/draws";
        var code = "52211104MJ0099476C";
        await().atMost(Duration.ofSeconds(60))
                .until(() -> system.api
                                .get("manager", "/inspections/api/v1/institutions/" + code + "/arrival-code")
                                .status()
                        == 200);
        var request = Map.of(
                "regionCode",
                "211104",
                "title",
                "双随机检查",
                "item",
                "childcare",
                "dueDay",
                "2026-12-31",
                "entropySource",
                "福彩",
                "institutions",
                List.of(code),
                "inspectors",
                List.of("甲"),
                "many",
                1,
                "each",
                1);
        var draw = system.api.post("manager", draws, request, Map.of()).expect(201);
        var id = draw.text("drawId");
        system.api
                .post(
                        "manager",
                        draws + "/" + id + "/drawing",
                        Map.of("entropy", "1 2 3"),
                        Map.of("If-Match", draw.etag()))
                .expect(200);
        var page = page(language, width);
        page.navigate(system.local.address() + "/inspections/public/draws/" + id);
        assertThat(page.locator("main").innerText()).contains(outcome).contains(code);
        fits(page, width);
    }

    @ParameterizedTest(name = "{0}, {1} px wide")
    @CsvSource({"zh-CN, 1200, 大洼街道, 发现问题", "en, 390, overdue at institutions, Found"})
    void theManagerSeesWhatIsOverdueAndWhereAndTheStoryOfAFinding(
            String language, int width, String seen, String story) {
        var inspections = "/inspections/api/v1/";
        var code = "52211104MJ0099476C";
        await().atMost(Duration.ofSeconds(60))
                .until(() -> system.api
                                .get("manager", inspections + "institutions/" + code + "/arrival-code")
                                .status()
                        == 200);
        var plan = Map.of("kind", "QUALITY_ASSESSMENT", "uscc", code, "dueDay", "2024-06-03");
        var visit = system.api
                .post("inspector", inspections + "visits", plan, Map.of())
                .expect(201);
        var found = Map.of("severity", "SERIOUS", "clause", "三(五)3", "description", "消毒记录不完整");
        var report = Map.of("visitedOn", "2024-06-03", "conforms", false, "findings", List.of(found));
        var path = inspections + "visits/" + visit.text("visitId") + "/report";
        system.api
                .post("inspector", path, report, Map.of("If-Match", visit.etag()))
                .expect(200);

        var page = page(language, width);
        login(page, "manager", "/inspections/page/supervision");
        assertThat(page.locator("main").innerText()).contains(seen);
        assertThat(Integer.parseInt(page.locator("#overdue").innerText())).isPositive(); // nobody has said so
        assertThat(page.locator("#calendar td.today").count()).isEqualTo(1);
        fits(page, width);
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "supervision-" + language + ".png")));
        page.locator("#late a").first().click();
        page.waitForSelector("#steps");
        assertThat(page.locator("#steps").innerText()).contains(story);
        fits(page, width);
        page.context().close();
    }
}
