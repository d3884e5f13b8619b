package org.tuoyu.institutions.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.tuoyu.institutions.InstitutionsTest.as;
import static org.tuoyu.institutions.InstitutionsTest.filingOfficer;
import static org.tuoyu.institutions.InstitutionsTest.itself;
import static org.tuoyu.institutions.InstitutionsTest.registered;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.content.ContentStore;

/** What is promised of documents, wherever they lie. */
abstract class DocumentsInAnyStore {
    @Inject
    ContentStore store;

    @Inject
    KeepDocuments keepDocuments;

    @Inject
    RemindOfCertificates reminders;

    @Test
    void anUploadGoesOnWhereItWasInterruptedAndWhatCameIsWhatWasSent() {
        var uscc = registered();
        var pdf = pdf(300_000);
        var upload = begun(uscc, pdf, null);
        send(upload, 0, Arrays.copyOf(pdf, 100_000)).statusCode(200).body("received", equalTo(100_000));
        send(upload, 0, Arrays.copyOf(pdf, 100_000)).statusCode(409).body("code", equalTo("upload-offset"));
        send(upload, 200_000, Arrays.copyOfRange(pdf, 200_000, 300_000)).statusCode(409);
        send(upload, 100_000, new byte[0]).statusCode(422);
        send(upload, 100_000, new byte[300_000]).statusCode(422).body("violations[0].code", equalTo("upload-too-long"));
        filingOfficer().get(upload).then().body("received", equalTo(100_000)).body("documentId", nullValue());
        String id = send(upload, 100_000, Arrays.copyOfRange(pdf, 100_000, 300_000))
                .statusCode(200)
                .body("documentId", notNullValue())
                .extract()
                .path("documentId");
        var answer = filingOfficer()
                .get(documents(uscc) + "/" + id + "/content")
                .then()
                .statusCode(200)
                .extract();
        assertThat(answer.asByteArray()).isEqualTo(pdf);
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void whatIsNoDocumentByItsContentIsRefusedWhateverItIsCalled() {
        var program = "#!/bin/sh\nrm -rf /".getBytes(StandardCharsets.UTF_8);
        var upload = begun(registered(), program, null);
        send(upload, 0, program).statusCode(415).body("code", equalTo("document-kind"));
        filingOfficer().get(upload).then().body("received", equalTo(0)).body("documentId", nullValue());
    }

    @Test
    void whatWasDamagedOnTheWayBeginsAgain() {
        var pdf = pdf(50_000);
        var damaged = pdf.clone();
        damaged[40_000] ^= 1;
        var upload = begun(registered(), pdf, null);
        send(upload, 0, damaged).statusCode(422).body("violations[0].code", equalTo("document-damaged"));
        filingOfficer().get(upload).then().body("received", equalTo(0));
        send(upload, 0, pdf).statusCode(200).body("documentId", notNullValue());
        send(upload, 50_000, pdf).statusCode(409).body("code", equalTo("upload-done"));
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsSent() {
        var announcement = announcement(pdf(10), null);
        announcement.put("size", 21L * 1024 * 1024);
        filingOfficer().body(announcement).post(uploads(registered())).then().statusCode(413);
    }

    @Test
    void theSameFileIsStoredOnceAndNotAskedForTwice() {
        var uscc = registered();
        var pdf = pdf(20_000);
        String first =
                send(begun(uscc, pdf, null), 0, pdf).statusCode(200).extract().path("documentId");
        filingOfficer()
                .body(announcement(pdf, null))
                .post(uploads(uscc))
                .then()
                .statusCode(201)
                .body("documentId", equalTo(first));
        var other = registered(); // another institution has to show that it has it
        send(begun(other, pdf, null), 0, pdf).statusCode(200);
        filingOfficer().get(documents(uscc)).then().body("items", hasSize(1));
        assertThat(read("content/" + sha256(pdf).substring(0, 2) + "/" + sha256(pdf)))
                .hasValue(pdf);
    }

    @Test
    void aCertificateSaysHowLongItHolds() {
        var announcement = announcement(pdf(10), null);
        announcement.put("code", "fire-safety");
        filingOfficer()
                .body(announcement)
                .post(uploads(registered()))
                .then()
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/validUntil"))
                .body("violations[0].code", equalTo("certificate-end-wanted"));
    }

    @Test
    void anUploadThatNobodyFinishesGivesItsPlaceFree() {
        var uscc = registered();
        var pdf = pdf(60_000);
        var upload = begun(uscc, pdf, null);
        send(upload, 0, Arrays.copyOf(pdf, 10_000)).statusCode(200);
        send(upload, 10_000, Arrays.copyOfRange(pdf, 10_000, 20_000)).statusCode(200);
        for (int i = 1; i < 20; i++) begun(uscc, pdf(100 + i), null);
        filingOfficer()
                .body(announcement(pdf(99), null))
                .post(uploads(uscc))
                .then()
                .statusCode(409)
                .body("code", equalTo("uploads-open"));
        var part = upload.replaceAll(".*/", "uploads/") + "/10000";
        assertThat(read(part)).isPresent();
        keepDocuments.forgetUploadsBegunBefore(Instant.now().minusSeconds(3600));
        filingOfficer().get(upload).then().statusCode(200);
        keepDocuments.forgetUploadsBegunBefore(Instant.now().plusSeconds(5));
        filingOfficer().get(upload).then().statusCode(404);
        assertThat(read(part)).isEmpty();
        begun(uscc, pdf(99), null);
    }

    @Test
    void aPartThatWasLostIsFoundOutAndTheUploadBeginsAgain() {
        var pdf = pdf(30_000);
        var upload = begun(registered(), pdf, null);
        send(upload, 0, Arrays.copyOf(pdf, 10_000)).statusCode(200);
        store.delete(upload.replaceAll(".*/", "uploads/") + "/0");
        send(upload, 10_000, Arrays.copyOfRange(pdf, 10_000, 30_000)).statusCode(415);
        send(upload, 0, pdf).statusCode(200).body("documentId", notNullValue());
    }

    @Test
    void ofTwoThatSendTheSamePartAtOnceOneIsTaken() throws Exception {
        var pdf = pdf(200_000);
        var upload = begun(registered(), pdf, null);
        Callable<Integer> part =
                () -> send(upload, 0, Arrays.copyOf(pdf, 150_000)).extract().statusCode();
        var both = Executors.newFixedThreadPool(2).invokeAll(List.of(part, part));
        assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(200, 409);
        send(upload, 150_000, Arrays.copyOfRange(pdf, 150_000, 200_000))
                .statusCode(200)
                .body("documentId", notNullValue());
    }

    @Test
    void aDocumentIsReadOnlyByWhomItConcerns() {
        var uscc = registered();
        var pdf = pdf(1_000);
        String id = send(begun(uscc, pdf, null), 0, pdf).extract().path("documentId");
        var content = documents(uscc) + "/" + id + "/content";
        itself(uscc, "211104").get(content).then().statusCode(200);
        var other = registered();
        itself(other, "211104").get(content).then().statusCode(404);
        itself(other, "211104")
                .get(documents(other) + "/" + id + "/content")
                .then()
                .statusCode(404);
        as("filing-officer", "211103", "health").get(content).then().statusCode(404);
        as("registrar", "211104", "civil-affairs").get(content).then().statusCode(403);
        io.restassured.RestAssured.given().get(content).then().statusCode(401);
    }

    @Test
    void aCertificateThatEndsIsRemindedOfInTimeOnceEachAndFailsTheCheckOnTheDayAfter() {
        var uscc = registered();
        var pdf = pdf(2_000);
        var until = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        send(begun(uscc, pdf, until), 0, pdf).statusCode(200);
        fireSafety(uscc).body("findings.find { it.code == 'fire-safety-certificate' }.met", equalTo(true));
        assertThat(told(uscc, until.minusDays(61))).isEmpty();
        assertThat(told(uscc, until.minusDays(60))).containsExactly(60);
        assertThat(told(uscc, until.minusDays(59))).isEmpty();
        assertThat(told(uscc, until.minusDays(20))).containsExactly(30);
        assertThat(told(uscc, until)).containsExactly(7);
        assertThat(told(uscc, until.plusDays(1))).containsExactly(0);
        assertThat(told(uscc, until.plusDays(2))).isEmpty();
        var ended = registered();
        var old = pdf(3_000);
        send(begun(ended, old, until.minusDays(1)), 0, old).statusCode(200);
        fireSafety(ended).body("findings.find { it.code == 'fire-safety-certificate' }.met", equalTo(false));
        var renewed = pdf(4_000);
        send(begun(ended, renewed, until.plusYears(1)), 0, renewed).statusCode(200);
        assertThat(told(ended, until.plusDays(1))).isEmpty();
        fireSafety(ended).body("findings.find { it.code == 'fire-safety-certificate' }.met", equalTo(true));
    }

    private List<Integer> told(String uscc, LocalDate today) {
        return reminders.remind(today).stream()
                .filter(one -> one.uscc().equals(uscc))
                .map(DocumentChanged::daysLeft)
                .toList();
    }

    private static ValidatableResponse fireSafety(String uscc) {
        return filingOfficer()
                .get("/api/v1/institutions/" + uscc + "/standards")
                .then()
                .statusCode(200);
    }

    private static String begun(String uscc, byte[] content, LocalDate validUntil) {
        String id = filingOfficer()
                .body(announcement(content, validUntil))
                .post(uploads(uscc))
                .then()
                .statusCode(201)
                .body("documentId", nullValue())
                .extract()
                .path("uploadId");
        return uploads(uscc) + "/" + id;
    }

    private static Map<String, Object> announcement(byte[] content, LocalDate validUntil) {
        var announcement = new HashMap<String, Object>();
        announcement.put("code", validUntil == null ? "premises" : "fire-safety");
        announcement.put("title", "示例材料");
        announcement.put("size", content.length);
        announcement.put("sha256", sha256(content));
        announcement.put("validUntil", validUntil == null ? null : validUntil.toString());
        return announcement;
    }

    private static ValidatableResponse send(String upload, long offset, byte[] part) {
        RequestSpecification officer = filingOfficer();
        return officer.contentType("application/octet-stream")
                .body(part)
                .put(upload + "/content?offset=" + offset)
                .then();
    }

    private static byte[] pdf(int size) {
        var content = new byte[size];
        new Random(size).nextBytes(content);
        System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, content, 0, 9);
        return content;
    }

    private Optional<byte[]> read(String key) {
        return store.get(key).map(content -> {
            try (content) {
                return content.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String uploads(String uscc) {
        return "/api/v1/institutions/" + uscc + "/uploads";
    }

    private static String documents(String uscc) {
        return "/api/v1/institutions/" + uscc + "/documents";
    }
}
