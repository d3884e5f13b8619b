package org.tuoyu.local;

import com.fasterxml.jackson.databind.JsonNode;

/** The board of a region as a table for a terminal, where a Chinese character is two columns wide. */
final class Board {
    private static final int NAME = 16;

    private Board() {}

    static String table(JsonNode board) {
        var text = new StringBuilder();
        text.append(pad("镇街 town", NAME)).append("    指标     备案     登记   完成     缺口\n");
        text.append(pad("", NAME)).append("  target    filed registd   done      gap\n");
        for (var town : board.path("below")) line(text, town.path("regionName").asText(), town);
        line(text, "合计 total", board.path("own"));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, JsonNode figures) {
        var completion = figures.path("completion");
        text.append(pad(name, NAME))
                .append("%8s %8d %8d %5s%% %8s%n"
                        .formatted(
                                figures.path("targetSlots").asText("-"),
                                figures.path("filedSlots").asInt(),
                                figures.path("registeredSlots").asInt(),
                                completion.isNumber() ? (int) Math.floor(completion.asDouble() * 100) : "-",
                                figures.path("gap").asText("-")));
    }

    private static String pad(String text, int width) {
        int used = text.chars().map(c -> c > 0x2E80 ? 2 : 1).sum();
        return text + " ".repeat(Math.max(1, width - used));
    }
}
