package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The inspector's app in a real Chromium")
class AppIT {
    private static final Path CHROMIUM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
    private static final String USCC = "52211104MJ0992440B";
    /** Points of the checklist, with the two of meals. */
    private static final int ANSWERS = 11;

    private final RunningSystem system = RunningSystem.get();

    @TempDir
    Path profile;

    @Test
    void aVisitIsCapturedWithoutANetworkSurvivesARestartAndReachesTheRightInboxWithAReceipt() throws IOException {
        assumeTrue(Files.isExecutable(CHROMIUM), "needs Chromium");
        var story = new Story(system, USCC);
        story.register();
        var visit = planned();
        try (var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            captureOffline(playwright);
            syncAfterRestart(playwright);
        }
        var reported =
                system.api.get("manager", "/inspections/api/v1/visits/" + visit).expect(200);
        assertThat(reported.text("status")).isEqualTo("REPORTED");
        assertThat(reported.text("note")).isEqualTo("离线采集");
        var answers = "/inspections/api/v1/visits/" + visit + "/answers";
        assertThat(system.api.get("manager", answers).expect(200).body().path("answers"))
                .hasSize(ANSWERS);
        var findings = "/inspections/api/v1/findings?uscc=" + USCC;
        assertThat(system.api.get("manager", findings).body().path("items").findValuesAsText("clause"))
                .containsExactlyInAnyOrder("三(四)5", "三(五)3"); // what was written, and the point that was not met
        var submission = "/inspections/api/v1/submissions/" + reported.text("submissionId");
        assertThat(system.api.get("manager", submission).expect(200).body().path("photos"))
                .hasSize(2); // the photo and the signature
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(story.inboxesTold("org.tuoyu.finding.raised.v1"))
                        .contains("housing/LEAD"));
    }

    private String planned() {
        var path = "/inspections/api/v1/visits";
        var request = Map.of("kind", "HEALTH_CARE_CHECK", "uscc", USCC, "dueDay", "2026-12-31");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> system.api
                                .get("manager", "/inspections/api/v1/institutions/" + USCC + "/arrival-code")
                                .status()
                        == 200);
        var visit = system.api.post("manager", path, request, Map.of()).expect(201);
        var assignment = path + "/" + visit.text("visitId") + "/assignment";
        system.api
                .put("manager", assignment, Map.of("assignee", "inspector"), visit.etag())
                .expect(200);
        return visit.text("visitId");
    }

    private void captureOffline(Playwright playwright) throws IOException {
        try (var context = browser(playwright)) {
            var errors = new ArrayList<String>();
            var page = context.pages().get(0);
            page.onPageError(errors::add);
            page.navigate(system.local.address() + "/inspections/page/app-login");
            page.locator("button:has(small:text-is('inspector'))").click();
            page.waitForURL("**/inspections/app/");
            page.locator("#sync").click();
            page.waitForSelector("article.visit");
            page.waitForFunction("navigator.serviceWorker.controller !== null");
            context.setOffline(true);
            page.reload();
            page.waitForSelector("#network:text-is('离线')"); // the page says it once its own start is through
            page.locator("article.visit:has-text('" + name() + "') button").click();
            fillChecklist(page);
            page.locator("button:has-text('添加问题')").click();
            page.locator("[name=clause]").fill("三(四)5");
            page.locator("[name=description]").fill("疏散通道被封堵");
            page.locator("#note").fill("离线采集");
            page.locator("#photo").setInputFiles(new FilePayload("photo.png", "image/png", picture()));
            page.waitForSelector(".thumbs img");
            sign(page);
            screenshot(page, "form");
            page.locator("#save").click();
            page.waitForSelector("#queue article");
            assertThat(page.locator("#queue article").innerText()).contains("待上传");
            assertThat(errors).isEmpty();
        }
    }

    /** All is met but one point, which is found by itself; what applies only then comes up on the way. */
    private static void fillChecklist(Page page) {
        page.waitForSelector("#checklist");
        page.evaluate("document.querySelectorAll('#checklist .point')"
                + ".forEach(point => { if (!point.hidden) point.querySelector('input[value=MET]').click(); })");
        assertThat(page.locator("#checklist .point:not([hidden])").count()).isEqualTo(ANSWERS);
        page.locator("input[name='item-daily-check'][value=NOT_MET]").check();
        assertThat(page.locator("input[name=conforms][value=false]").isChecked())
                .isTrue();
    }

    private void syncAfterRestart(Playwright playwright) {
        try (var context = browser(playwright)) {
            context.setOffline(true);
            var page = context.pages().get(0);
            page.navigate(system.local.address() + "/inspections/app/");
            page.waitForSelector("#queue article");
            assertThat(page.locator("#queue article").innerText()).contains("待上传");
            page.locator("#sync").click();
            page.waitForFunction("document.getElementById('message').textContent.includes('仍在本机')");
            context.setOffline(false);
            page.waitForFunction("document.getElementById('network').textContent === '在线'");
            page.locator("#sync").click();
            page.waitForFunction(
                    "document.getElementById('receipt') !== null || document.getElementById('message').textContent.includes('登录')");
            if (page.locator("#receipt").count() == 0) { // the login has ended with the browser
                page.navigate(system.local.address() + "/inspections/page/app-login");
                page.locator("button:has(small:text-is('inspector'))").click();
                page.waitForURL("**/inspections/app/");
                page.locator("#sync").click();
            }
            page.waitForSelector("#receipt:not(.wanting)");
            assertThat(page.locator("#queue article").innerText())
                    .contains("已存入系统")
                    .contains("已采用");
            screenshot(page, "receipt");
            page.locator("#language").click();
            page.waitForSelector("#receipt:has-text('are stored')");
            screenshot(page, "receipt-en");
            assertThat(nothingIsReadable(page)).isTrue();
            page.locator("#logout").click();
            page.waitForURL(url -> !url.contains("/app/"));
            page.navigate(system.local.address() + "/inspections/app/");
            page.waitForSelector("a[href*=app-login]");
            assertThat(page.locator("#queue").count()).isZero();
        }
    }

    /** What lies in the browser's database is neither text nor picture. */
    private static boolean nothingIsReadable(Page page) {
        return (Boolean)
                page.evaluate(
                        """
                async () => {
                  const db = await new Promise(done => { const asked = indexedDB.open('tuoyu-app'); asked.onsuccess = () => done(asked.result); });
                  let text = '';
                  for (const store of ['things', 'captured', 'settings']) {
                    const rows = await new Promise(done => {
                      const asked = db.transaction(store).objectStore(store).getAll();
                      asked.onsuccess = () => done(asked.result);
                    });
                    for (const row of rows) text += new TextDecoder().decode(row.sealed);
                  }
                  db.close();
                  return text.length > 0 && !text.includes('visitId') && !text.includes('疏散');
                }""");
    }

    private BrowserContext browser(Playwright playwright) {
        return playwright
                .chromium()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(CHROMIUM)
                                .setLocale("zh-CN")
                                .setViewportSize(390, 844)
                                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")));
    }

    private String name() {
        return system.api
                .get("filing", "/institutions/api/v1/institutions/" + USCC)
                .expect(200)
                .text("name");
    }

    private static void sign(Page page) {
        page.locator("#signature").scrollIntoViewIfNeeded();
        var box = page.locator("#signature").boundingBox();
        page.mouse().move(box.x + 20, box.y + 60);
        page.mouse().down();
        page.mouse().move(box.x + 200, box.y + 90);
        page.mouse().up();
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "app-" + name + ".png")));
    }

    private static byte[] picture() throws IOException {
        var image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.fillRect(40, 40, 200, 120);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
