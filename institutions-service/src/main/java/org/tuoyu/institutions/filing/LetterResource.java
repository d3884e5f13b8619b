package org.tuoyu.institutions.filing;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.ProblemException;

/** Anyone who holds a letter can see whether it was really issued. */
@Path("/api/v1/public/letters")
@Tag(name = "public")
@PermitAll
public class LetterResource {
    private final IssueLetters letters;

    LetterResource(IssueLetters letters) {
        this.letters = letters;
    }

    /**
     * @param stage of its filing today: IN_FORCE, ENDED, …
     * @param textZh with {@code textEn} null where only the institution and the authority read it
     */
    public record LetterView(
            String number,
            String nameZh,
            String nameEn,
            String uscc,
            String institutionName,
            LocalDate issuedOn,
            String stage,
            String textZh,
            String textEn) {
        static LetterView of(IssueLetters.Letter one) {
            return new LetterView(
                    one.number(),
                    one.nameZh(),
                    one.nameEn(),
                    one.uscc(),
                    one.institutionName(),
                    one.issuedOn(),
                    one.stage(),
                    one.published() ? one.textZh() : null,
                    one.published() ? one.textEn() : null);
        }
    }

    @GET
    @Operation(summary = "Verify a letter (备案回执, 基本条件告知书, …) by its number")
    public LetterView verify(@QueryParam("number") @NotBlank String number) {
        return letters.find(number).map(LetterView::of).orElseThrow(() -> ProblemException.notFound("letter", number));
    }
}
