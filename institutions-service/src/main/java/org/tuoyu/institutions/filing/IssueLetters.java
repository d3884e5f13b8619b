package org.tuoyu.institutions.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.tuoyu.platform.identity.Actor;

/** The letters of the procedure (备案回执, 基本条件告知书, …): numbered without a gap within a district and year, never changed. */
@ApplicationScoped
class IssueLetters {
    private static final int DISTRICT = 6;
    private final Session session;
    private final Clock clock;

    /**
     * A letter as it was issued.
     *
     * @param published whether everybody may read its text; that it was issued everybody may know
     * @param stage of its filing today: what it says is of the day on which it was issued
     */
    record Letter(
            String number,
            String nameZh,
            String nameEn,
            String uscc,
            String institutionName,
            LocalDate issuedOn,
            boolean published,
            String textZh,
            String textEn,
            String regionCode,
            String stage) {}

    private record Serial(long last) {}

    IssueLetters(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    List<LetterIssued> issue(
            Filing filing,
            FilingProcedure procedure,
            FilingProcedure.Act act,
            LocalDate day,
            List<String> reasons,
            Actor officer) {
        var issued = new ArrayList<LetterIssued>();
        for (var code : act.letters()) {
            var letter = procedure.letter(code);
            var number = number(letter, filing.institution().regionCode(), day);
            write(filing, letter, number, day, facts(filing, day, reasons), officer);
            issued.add(new LetterIssued(code, number, day));
        }
        return issued;
    }

    Optional<Letter> find(String number) {
        return session.createNativeQuery(
                        """
                        SELECT letter.number, name_zh, name_en, letter.uscc, institution_name, issued_on, published, text_zh, text_en,
                            region_code, filing.stage
                        FROM letter JOIN filing ON filing.id = letter.filing_id JOIN registration ON registration.uscc = letter.uscc
                        WHERE letter.number = :number""",
                        Letter.class)
                .setParameter("number", number)
                .uniqueResultOptional();
    }

    private String number(FilingProcedure.Letter letter, String region, LocalDate day) {
        var district = region.substring(0, Math.min(DISTRICT, region.length()));
        var serial = session.createNativeQuery(
                        """
                        INSERT INTO letter_serial AS known VALUES (:district, :year, :code, 1)
                        ON CONFLICT (district_code, year, code) DO UPDATE SET last = known.last + 1 RETURNING last""",
                        Serial.class)
                .setParameter("district", district)
                .setParameter("year", day.getYear())
                .setParameter("code", letter.code())
                .getSingleResult()
                .last();
        return filled(
                letter.number(),
                Map.of(
                        "regionCode",
                        district,
                        "year",
                        Integer.toString(day.getYear()),
                        "serial",
                        String.format(java.util.Locale.ROOT, "%04d", serial)));
    }

    private void write(
            Filing filing,
            FilingProcedure.Letter letter,
            String number,
            LocalDate day,
            Map<String, String> facts,
            Actor officer) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO letter (number, filing_id, code, name_zh, name_en, uscc, institution_name, issued_on, published,
                            text_zh, text_en, issued_by, recorded_at)
                        VALUES (:number, :filing, :code, :nameZh, :nameEn, :uscc, :name, :day, :published, :textZh, :textEn, :by, :at)""")
                .setParameter("number", number)
                .setParameter("filing", filing.id())
                .setParameter("code", letter.code())
                .setParameter("nameZh", letter.nameZh())
                .setParameter("nameEn", letter.nameEn())
                .setParameter("uscc", filing.institution().uscc())
                .setParameter("name", filing.institution().name())
                .setParameter("day", day)
                .setParameter("published", letter.published())
                .setParameter("textZh", filled(letter.textZh(), facts))
                .setParameter("textEn", filled(letter.textEn(), facts))
                .setParameter("by", officer.id())
                .setParameter("at", OffsetDateTime.now(clock))
                .executeUpdate();
    }

    private static Map<String, String> facts(Filing filing, LocalDate day, List<String> reasons) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("institutionName", filing.institution().name());
        facts.put("uscc", filing.institution().uscc());
        facts.put("address", filing.institution().address());
        facts.put("slots", Integer.toString(filing.slots()));
        facts.put("day", day.toString());
        var numbered = new StringBuilder();
        for (int i = 0; i < reasons.size(); i++)
            numbered.append(i + 1).append(". ").append(reasons.get(i)).append('\n');
        facts.put("reasons", numbered.toString().strip());
        return facts;
    }

    private static String filled(String text, Map<String, String> facts) {
        var result = text;
        for (var fact : facts.entrySet()) result = result.replace("{" + fact.getKey() + "}", fact.getValue());
        return result;
    }
}
