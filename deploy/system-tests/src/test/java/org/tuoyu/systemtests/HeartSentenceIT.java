package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
        "A registration becomes filed slots, they move the town, a danger takes them away, its lifting gives them back")
class HeartSentenceIT {
    private static final String USCC = "52211104MJ0000018Y";
    private final RunningSystem system = RunningSystem.get();
    private final Story story = new Story(system, USCC);

    @Test
    void theRealLedgerPromises421Then1276Then1892() {
        assertThat(List.of(2023, 2024, 2025).stream().map(year -> story.board(year).values().stream()
                        .mapToInt(row -> row.get(0))
                        .sum()))
                .containsExactly(421, 1276, 1892);
        assertThat(story.board(2025)).hasSizeGreaterThanOrEqualTo(15);
    }

    @Test
    void atEachStepTheBoardAndExactlyTheRightInboxesMove() {
        var before = story.board(2025);
        var toldBefore = toldOfProgress().size();

        story.register();
        story.awaitTold("institution.registered", 1);
        assertThat(story.board(2025)).isEqualTo(before);

        story.setClasses();
        awaitBoard(2025, plus(before, 0, Story.SLOTS));

        story.file();
        story.awaitSlots(Story.SLOTS, Story.SLOTS);
        story.awaitTold("filing.submitted", 1);
        story.awaitTold("filing.receipt-issued", 1);
        awaitBoard(2025, plus(before, Story.SLOTS, Story.SLOTS));

        story.awaitTold("visit.planned", 1);
        story.verificationConforms();
        story.awaitTold("visit.reported", 1);
        story.awaitVerified();

        story.inspectionFindsDanger();
        story.awaitTold("finding.raised", 1);
        story.awaitSlots(0, 0);
        story.awaitTold("slots.suspended", 1);
        awaitBoard(2025, before);

        story.rectificationIsVerified();
        story.awaitTold("finding.lifted", 1);
        story.awaitSlots(Story.SLOTS, Story.SLOTS);
        story.awaitTold("slots.restored", 1);
        awaitBoard(2025, plus(before, Story.SLOTS, Story.SLOTS));

        // 2023 ended before any of it; at the end of 2024 the slots were there.
        assertThat(story.board(2023).get(Story.TOWN).subList(1, 3)).containsExactly(0, 0);
        assertThat(story.board(2024).get(Story.TOWN)).isEqualTo(List.of(241, filed(2025), filed(2025)));
        // Four moves, each told to the lead and to the town.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(toldOfProgress()).hasSize(toldBefore + 8));
    }

    /** 五(二): 卫生健康 leads; and the town whose promise it is. */
    private List<String> toldOfProgress() {
        var told = new ArrayList<String>();
        for (var one : story.allNotifications()) {
            if (one.path("eventType").asText().equals("org.tuoyu.town-progress.moved.v1")) {
                told.add(one.path("recipientRegion").asText() + "/"
                        + one.path("recipientDepartment").asText());
            }
        }
        assertThat(told).allMatch(inbox -> inbox.equals("211104/health") || inbox.equals(Story.TOWN + "/town"));
        return told;
    }

    private int filed(int year) {
        return story.board(year).get(Story.TOWN).get(1);
    }

    private void awaitBoard(int year, Map<String, List<Integer>> expected) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(story.board(year)).isEqualTo(expected));
    }

    private static Map<String, List<Integer>> plus(Map<String, List<Integer>> board, int filed, int registered) {
        var moved = new HashMap<>(board);
        var town = board.get(Story.TOWN);
        moved.put(Story.TOWN, List.of(town.get(0), town.get(1) + filed, town.get(2) + registered));
        return moved;
    }
}
