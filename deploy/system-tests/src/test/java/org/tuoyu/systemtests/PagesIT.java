package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tuoyu.systemtests.Chromium.fits;
import static org.tuoyu.systemtests.Chromium.login;
import static org.tuoyu.systemtests.Chromium.page;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The pages in a real Chromium")
class PagesIT {
    private static final Queue<String> CODES = new ArrayDeque<>(
            List.of("52211104MJ00995560", "52211104MJ00996604", "52211104MJ0099775A", "52211104MJ0099222F"));
    private final RunningSystem system = RunningSystem.get();

    @BeforeAll
    static void aBrowserIsThere() {
        Chromium.require();
    }

    /** Whatever other tests did before: there is something to look at. */
    @BeforeAll
    static void registerAnInstitution() {
        var story = new Story(RunningSystem.get(), "52211104MJ0099441R");
        story.register();
        story.setClasses();
        await().atMost(Duration.ofSeconds(90))
                .until(() -> story.board(2025).get(Story.TOWN).get(2) > 0);
    }

    @ParameterizedTest(name = "{0}, {1} px wide")
    @CsvSource({
        "zh-CN, 1200, 指标进度, 待办通知",
        "en, 1200, Progress, Inbox",
        "zh-CN, 390, 指标进度, 待办通知",
        "en, 390, Progress, Inbox"
    })
    void boardInboxAndListsOpenInBothLanguagesOnDeskAndPhone(String language, int width, String board, String inbox) {
        var errors = new ArrayList<String>();
        var page = page(language, width);
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) errors.add(message.text());
        });
        login(page, "plan", "/targets/page?year=2025");
        assertThat(page.title()).startsWith(board);
        assertThat(page.locator("#target").innerText()).isEqualTo("1892");
        assertThat(page.locator("#towns tbody tr").count()).isGreaterThanOrEqualTo(15);
        page.waitForSelector("#chart svg");
        for (var path : List.of("/notifications/page", "/institutions/page", "/inspections/page")) {
            page.navigate(system.local.address() + path);
            if (path.startsWith("/notifications")) assertThat(page.title()).startsWith(inbox);
            assertThat(page.locator("main h1").count()).isEqualTo(1);
            fits(page, width);
        }
        assertThat(errors).isEmpty();
        page.context().close();
    }

    @ParameterizedTest(name = "{0}, {1} px wide")
    @CsvSource({"zh-CN, 1200", "en, 1200", "zh-CN, 390", "en, 390"})
    void aFilingGoesFromTheDeskToALetterThatAnybodyCanVerifyAndParentsFindIt(String language, int width) {
        var errors = new ArrayList<String>();
        var page = page(language, width);
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) errors.add(message.text());
        });
        var story = new Story(system, newUscc());
        story.register();
        story.setClasses();
        story.submitToday();
        login(page, "filing", "/institutions/page/filings");
        page.locator("a:has-text('" + story.uscc + "')").click();
        assertThat(page.locator(".days").count()).isEqualTo(2);
        assertThat(page.locator(".days").first().locator(".counts").count()).isEqualTo(5);
        fits(page, width);
        page.locator("form[action$='/return'] textarea").fill("消防安全检查合格证明");
        page.locator("form[action$='/return'] button").click();
        page.waitForSelector("form[action$='/submission']");
        assertThat(page.locator("form[action$='/return']").count()).isZero();
        page.locator("form[action$='/submission'] button").click();
        page.locator("form[action$='/receipt'] button").click();
        page.waitForSelector("form[action$='/verification']");
        fits(page, width);
        page.navigate(system.local.address() + "/institutions/page?part=" + story.uscc);
        page.locator("a:has-text('" + story.uscc + "')").click();
        assertThat(page.locator("#slots tr").count()).isEqualTo(2);
        assertThat(page.locator("#standards tbody tr").count()).isEqualTo(18);
        fits(page, width);
        page.locator("#filings a").first().click();
        page.locator(".life a:has-text('托备回')").click();
        page.waitForSelector("article, .bulletin");
        assertThat(page.locator("main").innerText()).contains(story.uscc);
        fits(page, width);
        page.context().clearCookies();
        page.navigate(system.local.address() + "/institutions/public?region=211104&lang=" + language);
        assertThat(page.locator("section.card").count()).isPositive();
        fits(page, width);
        page.navigate(system.local.address() + "/institutions/public?region=211104&age=30&free=true&inclusive=true");
        assertThat(page.locator("main h1").count()).isEqualTo(1);
        assertThat(errors).isEmpty();
        page.context().close();
    }

    private static String newUscc() {
        return CODES.remove();
    }

    @ParameterizedTest(name = "{0}, {1} px wide")
    @CsvSource({"zh-CN, 1200", "en, 1200", "zh-CN, 390", "en, 390"})
    void theBoardOpensDownToInstitutionsAndToTasksAndBulletin(String language, int width) {
        var errors = new ArrayList<String>();
        var page = page(language, width);
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) errors.add(message.text());
        });
        login(page, "plan", "/targets/page?year=2025&compare=2024-12-31");
        page.waitForSelector("#years svg");
        page.waitForSelector("#breakdown .stages");
        // 1892 slots for 422,797 inhabitants are not 4.5 per thousand: the promises are 11 short.
        assertThat(page.locator(".statement").first().innerText()).contains("11");
        var promised = 0;
        for (var row : page.locator("#towns tbody tr").all())
            promised += Integer.parseInt(row.getAttribute("data-target"));
        assertThat(promised).isEqualTo(1892);
        fits(page, width);
        page.locator("#towns tbody a").first().click();
        page.waitForSelector("#institutions[open]");
        assertThat(page.locator(".path a").count()).isEqualTo(1);
        fits(page, width);
        page.locator("a[href*='/page/bulletin']").click();
        page.waitForSelector("article.bulletin");
        page.navigate(system.local.address() + "/targets/page/bulletin?region=211104&year=2025");
        assertThat(page.locator("#order tbody tr").count()).isEqualTo(15);
        fits(page, width);
        page.navigate(system.local.address() + "/targets/page/tasks?plan=" + system.plan);
        assertThat(page.locator("section.card").count()).isEqualTo(25);
        fits(page, width);
        page.navigate(system.local.address() + "/targets/page/evaluation?year=2025&plan=" + system.plan);
        assertThat(page.locator("section.evaluation")
                        .first()
                        .locator("tbody tr")
                        .count())
                .isGreaterThanOrEqualTo(15);
        page.locator("summary").first().click();
        fits(page, width);
        page.navigate(system.local.address() + "/targets/page/scenarios?region=211104&year=2025");
        assertThat(page.locator("#gaps tbody tr").count()).isGreaterThanOrEqualTo(15);
        fits(page, width);
        assertThat(errors).isEmpty();
        page.context().close();
    }

    @Test
    void aTownAcknowledgesInItsInboxAndTheButtonGoes() {
        var story = new Story(system, "52211104MJ0009725F");
        story.register();
        story.awaitTold("institution.registered", 1);
        var page = page("zh-CN", 1200);
        login(page, "town-dawa", "/notifications/page?open=true");
        var article = page.locator("article").first();
        var id = article.getAttribute("id");
        article.locator("summary").click();
        assertThat(article.locator("blockquote").innerText()).isNotBlank();
        article.locator("button.primary").click();
        page.waitForSelector("#" + id + ".done");
        assertThat(page.locator("#" + id + " button.primary").count()).isZero();
        assertThat(page.locator("article:not(.done)").count())
                .isEqualTo(page.locator("article button.primary").count());
        page.context().close();
    }

    @Test
    void aTownProposesOnItsPageAndTheDistrictSendsItBackOnIts() {
        var proposals = "/targets/page/proposals?plan=" + system.plan;
        var town = page("zh-CN", 390);
        login(town, "town-dawa", proposals);
        fits(town, 390);
        town.selectOption("select[name=year]", "2025");
        town.fill("input[name=slots]", "360");
        town.fill("input[name=reason]", "新建小区推迟交付");
        town.locator("form[method=post] button.primary").click();
        town.waitForSelector("section.card:has-text('新建小区推迟交付')");
        assertThat(town.locator("section.card").first().locator("tbody td").allInnerTexts())
                .containsExactly("大洼街道", "2025", "369", "360");
        town.context().close();

        var office = page("en", 1200);
        login(office, "plan", proposals);
        var card = office.locator("section.card:has-text('新建小区推迟交付')").first();
        card.locator("input[name=note]").fill("请附文件");
        card.locator("form[action$='/sending-back'] button").click();
        office.waitForSelector("section.card:has-text('请附文件')");
        office.context().close();

        var again = page("zh-CN", 390);
        login(again, "town-dawa", proposals);
        var mine = again.locator("section.card:has-text('新建小区推迟交付')").first();
        mine.locator("form[action$='/resubmission'] input[name=reason]").fill("新建小区推迟交付，附文件");
        mine.locator("form[action$='/resubmission'] button").click();
        again.waitForSelector("section.card:has-text('附文件') .warn");
        again.locator("section.card:has-text('附文件') form[action$='/withdrawal'] button")
                .first()
                .click();
        again.waitForSelector("section.card:has-text('附文件'):not(:has(form))");
        again.context().close();
    }

    @Test
    void aScenarioIsKeptOnThePageStandsBesideWhatIsAndBecomesAProposal() {
        var page = page("zh-CN", 1200);
        login(page, "plan", "/targets/page/scenarios?region=211104&year=2025");
        page.fill("input[name=name]", "榆树承接二十个");
        var line = page.locator("form[action$='/scenarios'] p:has(select[name=kind])")
                .first();
        line.locator("select[name=kind]").selectOption("MOVE_PROMISE");
        line.locator("select[name=from]").selectOption("211104004");
        line.locator("select[name=to]").selectOption("211104006");
        line.locator("input[name=amount]").fill("20");
        page.locator("form[action$='/scenarios'] button.primary").click();
        page.waitForSelector("#gaps th:has-text('榆树承接二十个')");
        var row = page.locator("#gaps tr:has-text('榆树街道') td").allInnerTexts();
        assertThat(Integer.parseInt(row.get(4))).isEqualTo(Integer.parseInt(row.get(3)) + 20);
        page.fill("form[action$='/proposal'] input[name=reason]", "大洼街道用地不足");
        page.locator("form[action$='/proposal'] button").first().click();
        page.waitForSelector("section.card:has-text('大洼街道用地不足')");
        assertThat(page.url()).contains("/page/proposals");
        page.context().close();
    }

    /** The forms are not in the OpenAPI documents, from which the endpoints are tested. */
    @Test
    void aFormWithWhatNoPersonFillsInIsRefusedAndNoFaultOfOurs() {
        var page = page("en", 1200);
        login(page, "plan", "/targets/page/proposals?plan=" + system.plan);
        var proposal = "plan=" + system.plan + "&region=211104004&year=2025";
        for (var form : List.of(
                "proposals?" + proposal + "&slots=1&reason=a%00b",
                "proposals?" + proposal + "&slots=-1&reason=x",
                "proposals?" + proposal + "&slots=99999999999&reason=x",
                "proposals?plan=x&region=x&year=x&slots=x&reason=x",
                "proposals?" + proposal.replace("211104004", "110101001") + "&slots=1&reason=x",
                "proposals/" + system.plan + "/approval?revision=1&documentNumber=x&validFrom=9999999-12-31",
                "scenarios?region=211104&year=2025&name=x&kind=ADD_SLOTS&amount=5",
                "scenarios?region=211104&year=2025&name=x&kind=NONE&from=x&to=x&amount=5",
                "scenarios?region=211104&year=2025&name=x&kind=ADD_SLOTS&from=x&to=&amount=5")) {
            var parts = form.split("\\?");
            var status = (Integer) page.evaluate(
                    "([path, body]) => fetch('/targets/page/' + path, {method: 'POST', redirect: 'manual',"
                            + " headers: {'Content-Type': 'application/x-www-form-urlencoded'}, body}).then(a => a.status)",
                    List.of(parts[0], parts[1]));
            assertThat(status).as(form).isBetween(400, 499);
        }
        page.context().close();
    }

    @Test
    void whoMayNotSeeAPageIsToldSoOnAPage() {
        var page = page("en", 1200);
        login(page, "inspector", "/targets/page");
        assertThat(page.locator("h1").innerText()).isEqualTo("Not allowed");
        assertThat(page.locator("header nav a").count()).isEqualTo(4);
        page.context().close();
    }
}
