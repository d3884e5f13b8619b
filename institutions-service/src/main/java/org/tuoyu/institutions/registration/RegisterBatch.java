package org.tuoyu.institutions.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.Session;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;

/**
 * Many pushes at once. A broken one holds up no other: each has its outcome or its refusal. All that are good are
 * written in one transaction, so the batch as a whole can be sent again after any failure.
 */
@ApplicationScoped
class RegisterBatch {
    private static final int AT_ONCE = 100;
    private final RegisterInstitution registerInstitution;
    private final Session session;
    private final ObjectMapper json;
    private final Validator validator;

    /**
     * What became of one item.
     *
     * @param uscc null when not even that can be read
     * @param refusal null when it was taken
     */
    record Taken(String uscc, RegisterInstitution.Outcome outcome, Long revision, Exception refusal) {}

    private record Lock(boolean held) {}

    RegisterBatch(RegisterInstitution registerInstitution, Session session, ObjectMapper json, Validator validator) {
        this.registerInstitution = registerInstitution;
        this.session = session;
        this.json = json;
        this.validator = validator;
    }

    /** By position. */
    @Transactional
    Map<Integer, Taken> register(List<JsonNode> items, Actor registrar) {
        oneAfterTheOther(registrar);
        var taken = new TreeMap<Integer, Taken>();
        var chunk = new LinkedHashMap<Integer, RegisterInstitution.Request>();
        for (int i = 0; i < items.size(); i++) {
            try {
                chunk.put(i, read(items.get(i)));
            } catch (JsonProcessingException | ConstraintViolationException | ProblemException e) {
                taken.put(i, new Taken(items.get(i).path("uscc").asText(null), null, null, e));
            }
            if (chunk.size() == AT_ONCE || i == items.size() - 1) {
                take(chunk, registrar, taken);
                chunk.clear();
            }
        }
        return taken;
    }

    private void take(Map<Integer, RegisterInstitution.Request> chunk, Actor registrar, Map<Integer, Taken> taken) {
        var usccs =
                chunk.values().stream().map(RegisterInstitution.Request::uscc).toList();
        var intake = registerInstitution.begin(usccs, registrar);
        chunk.forEach((position, request) -> {
            try {
                var registered = intake.take(request);
                taken.put(
                        position,
                        new Taken(
                                request.uscc(),
                                registered.outcome(),
                                registered.registration().revision(),
                                null));
            } catch (ProblemException e) {
                taken.put(position, new Taken(request.uscc(), null, null, e));
            }
        });
        intake.finish();
        session.flush();
        session.clear(); // what is written need not be compared again with every later chunk
    }

    /** Batches of one registrar wait for each other: the same code in two of them is not written twice. */
    private void oneAfterTheOther(Actor registrar) {
        session.createNativeQuery(
                        "SELECT pg_advisory_xact_lock(hashtextextended('intake ' || :who, 0)) IS NULL AS held",
                        Lock.class)
                .setParameter("who", registrar.region() + " " + registrar.department())
                .getSingleResult();
    }

    private RegisterInstitution.Request read(JsonNode item) throws JsonProcessingException {
        var request = json.treeToValue(item, RegisterInstitution.Request.class);
        if (request == null) throw ProblemException.invalid("", "wrong-type");
        var violations = validator.validate(request);
        if (!violations.isEmpty()) throw new ConstraintViolationException(violations);
        return request;
    }
}
