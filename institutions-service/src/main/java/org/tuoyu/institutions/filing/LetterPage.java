package org.tuoyu.institutions.filing;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.web.PublicFrame;

/** A letter to print, and to verify by its number. */
@Path("/public/letters")
@PermitAll
public class LetterPage {
    private final Template letter;
    private final PublicFrame frame;
    private final IssueLetters letters;

    LetterPage(@Location("letter") Template letter, PublicFrame frame, IssueLetters letters) {
        this.letter = letter;
        this.frame = frame;
        this.letters = letters;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance show(@QueryParam("number") String number) {
        return letters.find(number)
                .map(found -> frame.page(letter).data("letter", LetterResource.LetterView.of(found)))
                .orElseThrow(() -> ProblemException.notFound("letter", number));
    }
}
