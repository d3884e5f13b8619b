package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tuoyu.systemtests.Chromium.fits;
import static org.tuoyu.systemtests.Chromium.login;
import static org.tuoyu.systemtests.Chromium.page;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The pages of notifications in a real Chromium")
class NotificationPagesIT {
    private static final String PAGES = "/notifications/page";
    private final RunningSystem system = RunningSystem.get();

    @BeforeAll
    static void aBrowserIsThere() {
        Chromium.require();
    }

    /** Whatever other tests did before: there is something in the inboxes. */
    @BeforeAll
    static void registerAnInstitution() {
        var story = new Story(RunningSystem.get(), "52211104MJ0108619G");
        story.register();
        story.awaitTold("institution.registered", 1);
    }

    @ParameterizedTest(name = "{0}, {1} px wide")
    @CsvSource({"zh-CN, 1200, 答复情况, 通知规则, 对接系统, 时限", "en, 390, Who answered, Who is told, Other systems, Clocks"})
    void eachPageOpensInBothLanguagesOnDeskAndPhone(
            String language, int width, String answered, String told, String systems, String clocks) {
        var page = page(language, width);
        login(page, "auditor", PAGES + "?open=false");
        assertThat(page.locator("article").count()).isPositive();
        fits(page, width);
        shot(page, "inbox-" + language);
        page.locator("article h3 a").first().click();
        page.waitForSelector("text=" + clocks);
        fits(page, width);
        shot(page, "story-" + language);
        open(page, "/accountability", answered, width);
        assertThat(page.locator("tbody tr").count()).isPositive();
        open(page, "/routing", told, width);
        assertThat(page.locator("main").innerText()).contains("三(五)1");
        open(page, "/subscriptions", systems, width);
        page.context().close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"zh-CN, 将通知谁, 区卫生健康局", "en, Who would be told, 区卫生健康局"})
    void theRuleEditorShowsWhoWouldBeToldAndWhatItWouldHaveChanged(String language, String preview, String lead) {
        var page = page(language, 1200);
        login(page, "admin", PAGES + "/routing/org.tuoyu.visit.planned.v1");
        page.locator("button[value=preview]").click();
        page.waitForSelector("text=" + preview);
        assertThat(page.locator("main").innerText()).contains(lead);
        shot(page, "preview-" + language);
        page.locator("#content").fill("{\"routes\": [}");
        page.locator("button[value=preview]").click();
        page.waitForSelector("text=1:");
        page.context().close();
    }

    @Test
    void aDepartmentTicksAndAcknowledgesManyByKeyboardAndAnotherSystemIsConnectedOnItsPage() {
        var department = page("zh-CN", 1200);
        login(department, "civil", PAGES);
        var before = department.locator("article").count();
        assertThat(before).isPositive();
        department.keyboard().press("j");
        department.keyboard().press("x");
        assertThat(department.locator("input[name=pick]:checked").count()).isEqualTo(1);
        shot(department, "ticked");
        department.locator("#bulk button").click();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> department.locator("input[name=pick]:checked").count() == 0);
        department.context().close();

        var admin = page("en", 1200);
        login(admin, "admin", PAGES + "/subscriptions");
        admin.locator("input[name=name]").fill("City platform");
        admin.locator("input[name=url]").fill("https://10.0.0.1/hook");
        admin.locator("input[name=department]").fill("health");
        admin.locator("form.fields button.primary").click();
        admin.waitForSelector("text=not an address of the public internet");
        admin.navigate(system.local.address() + PAGES + "/subscriptions");
        admin.locator("input[name=name]").fill("City platform");
        admin.locator("input[name=url]").fill("http://127.0.0.1:9/hook");
        admin.locator("input[name=department]").fill("health");
        admin.locator("form.fields button.primary").click();
        admin.waitForSelector("text=Log of deliveries");
        shot(admin, "subscription");
        admin.context().close();
    }

    private void open(Page page, String path, String heading, int width) {
        page.navigate(system.local.address() + PAGES + path);
        assertThat(page.locator("main").innerText()).contains(heading);
        fits(page, width);
        shot(page, path.substring(1) + "-" + width);
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "notifications-" + name + ".png")));
    }
}
