package org.tuoyu.institutions.filing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.rules.RuleKind;

/**
 * A procedure by which an institution may begin, as rules: today 备案 (国卫办人口发〔2019〕25号), perhaps a permit tomorrow.
 * Its acts are the table of moves: an act that the table does not have in a state is refused, with those it has.
 */
public record FilingProcedure(
        @NotBlank String nameZh,
        @NotBlank String nameEn,
        @NotEmpty List<@Valid @NotNull Subject> subjects,
        @NotEmpty List<@Valid @NotNull Document> documents,
        @NotNull List<@Valid @NotNull Clock> clocks,
        @NotEmpty List<@Valid @NotNull State> states,
        @NotEmpty List<@Valid @NotNull Act> acts,
        @NotNull List<@Valid @NotNull Letter> letters)
        implements RuleKind.Content {

    /** What a filing is about: a change of the name asks for another kind of filing than a move. */
    record Subject(
            @NotBlank String code,
            @NotBlank String nameZh,
            @NotBlank String nameEn,
            @NotNull FilingKind kind,
            boolean countsSlots) {}

    /**
     * @param required in filings of these kinds; elsewhere it may be handed in
     * @param ifFact only where this fact of the premises is a yes; null for all
     */
    record Document(
            @NotBlank String code,
            @NotBlank String nameZh,
            @NotBlank String nameEn,
            @NotNull List<@NotNull FilingKind> required,
            String ifFact,
            @NotBlank String source) {}

    /**
     * Working days that an authority has, from the day after the act that starts it. An act that starts a clock which
     * stands still begins it anew; one that resumes it lets it go on.
     */
    record Clock(
            @NotBlank String code,
            @NotBlank String nameZh,
            @NotBlank String nameEn,
            @Min(1) @Max(250) int workingDays,
            @NotEmpty List<String> startedBy,
            @NotNull List<String> pausedBy,
            @NotNull List<String> resumedBy,
            @NotEmpty List<String> endedBy,
            @NotBlank String source) {}

    public enum Stage {
        /** Being prepared by the institution, or given back to it. */
        PREPARING,
        /** With the authority. */
        UNDER_REVIEW,
        IN_FORCE,
        ENDED
    }

    /** The first of a procedure is that in which a filing begins. */
    record State(@NotBlank String code, @NotBlank String nameZh, @NotBlank String nameEn, @NotNull Stage stage) {}

    /** What an act does beside moving the filing to another state. */
    enum Effect {
        /** Documents are handed in; everything that is missing is said at once. */
        SUBMIT,
        /** 一次性告知: given back with everything that is missing. */
        ASK_COMPLETION,
        /** The slots count as filed. */
        GRANT,
        /** With reasons; after a grant the slots are not filed any more. */
        REFUSE,
        /** Found conforming on site. */
        CONFIRM,
        WITHDRAW,
        NOTE
    }

    /**
     * @param by roles that may do it
     * @param once at most once in a filing
     * @param letters that are issued with it
     */
    record Act(
            @NotBlank String code,
            @NotBlank String nameZh,
            @NotBlank String nameEn,
            @NotEmpty List<String> from,
            @NotBlank String to,
            @NotEmpty List<String> by,
            @NotNull Effect effect,
            boolean once,
            @NotNull List<String> letters) {}

    /**
     * @param number how it is numbered, with {year}, {serial} and {regionCode} of the district: no other letter may get the same
     * @param published whether everybody may read it by its number; that it was issued everybody may know
     * @param textZh with {institutionName}, {uscc}, {address}, {slots}, {day}, {reasons}
     */
    record Letter(
            @NotBlank String code,
            @NotBlank String nameZh,
            @NotBlank String nameEn,
            @NotBlank String number,
            boolean published,
            @NotBlank String textZh,
            @NotBlank String textEn) {}

    State first() {
        return states.get(0);
    }

    State state(String code) {
        return find(states, State::code, code).orElseThrow();
    }

    Optional<Act> act(String code) {
        return find(acts, Act::code, code);
    }

    List<Act> actsFrom(String state) {
        return acts.stream().filter(act -> act.from().contains(state)).toList();
    }

    Optional<Subject> subject(String code) {
        return find(subjects, Subject::code, code);
    }

    Clock clock(String code) {
        return find(clocks, Clock::code, code).orElseThrow();
    }

    Letter letter(String code) {
        return find(letters, Letter::code, code).orElseThrow();
    }

    private static <T> Optional<T> find(List<T> all, Function<T, String> key, String code) {
        return all.stream().filter(one -> key.apply(one).equals(code)).findFirst();
    }

    @Override
    public List<Wrong> contradictions() {
        var wrong = new ArrayList<Wrong>();
        var stateCodes = codes("states", states, State::code, wrong);
        var actCodes = codes("acts", acts, Act::code, wrong);
        var letterCodes = codes("letters", letters, Letter::code, wrong);
        codes("letters/number", letters, Letter::number, wrong);
        codes("documents", documents, Document::code, wrong);
        codes("clocks", clocks, Clock::code, wrong);
        codes("subjects", subjects, Subject::code, wrong);
        for (int i = 0; i < acts.size(); i++) {
            var act = acts.get(i);
            unknown("acts/" + i + "/from", act.from(), stateCodes, wrong);
            unknown("acts/" + i + "/to", List.of(act.to()), stateCodes, wrong);
            unknown("acts/" + i + "/letters", act.letters(), letterCodes, wrong);
            var brings = find(states, State::code, act.to()).map(State::stage).orElse(null);
            if (brings == Stage.IN_FORCE && act.effect() != Effect.GRANT && act.effect() != Effect.CONFIRM) {
                wrong.add(new Wrong("/content/acts/" + i + "/effect", "in-force-by-grant", act.code()));
            }
        }
        for (int i = 0; i < clocks.size(); i++) {
            var clock = clocks.get(i);
            var named = Stream.of(clock.startedBy(), clock.pausedBy(), clock.resumedBy(), clock.endedBy())
                    .flatMap(Collection::stream)
                    .toList();
            unknown("clocks/" + i, named, actCodes, wrong);
        }
        for (int i = 0; i < letters.size(); i++) {
            var number = letters.get(i).number();
            if (!Stream.of("{year}", "{serial}", "{regionCode}").allMatch(number::contains)) {
                wrong.add(new Wrong("/content/letters/" + i + "/number", "letter-number", number));
            }
        }
        return wrong;
    }

    private static <T> Set<String> codes(String what, List<T> all, Function<T, String> key, List<Wrong> wrong) {
        var codes = all.stream().map(key).collect(Collectors.toSet());
        if (codes.size() < all.size()) wrong.add(new Wrong("/content/" + what, "code-twice"));
        return codes;
    }

    private static void unknown(String where, List<String> named, Set<String> known, List<Wrong> wrong) {
        named.stream()
                .filter(code -> !known.contains(code))
                .forEach(code -> wrong.add(new Wrong("/content/" + where, "code-unknown", code, known)));
    }
}
