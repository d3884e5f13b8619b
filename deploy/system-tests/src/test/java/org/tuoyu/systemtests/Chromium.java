package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser that pages are looked at in; one for all tests, it ends with them. */
final class Chromium {
    private static final Path EXECUTABLE = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
    private static Browser browser;

    private Chromium() {}

    /** Skips the tests of a class where there is no browser. */
    static void require() {
        if (!Files.isExecutable(EXECUTABLE))
            System.out.println("No browser at " + EXECUTABLE + ": the page tests are skipped");
        assumeTrue(Files.isExecutable(EXECUTABLE), "needs Chromium");
    }

    static Page page(String language, int width) {
        return browser()
                .newContext(new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 900))
                .newPage();
    }

    static void login(Page page, String person, String path) {
        page.navigate(RunningSystem.get().local.address() + path);
        page.locator("button:has(small:text-is('" + person + "'))").click();
        page.waitForSelector("main#main");
    }

    /** Nothing wider than the screen. */
    static void fits(Page page, int width) {
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
    }

    private static Browser browser() {
        if (browser != null) return browser;
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(EXECUTABLE)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return browser;
    }
}
