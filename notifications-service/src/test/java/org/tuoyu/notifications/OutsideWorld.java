package org.tuoyu.notifications;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.tuoyu.platform.testing.Processes;

/** What lies outside of the service: a mail server, and HTTP servers on an address that the operator allows. */
public class OutsideWorld implements QuarkusTestResourceLifecycleManager {
    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public static final Receivers RECEIVERS = new Receivers("127.0.0.2");
    public static GreenMail mail;

    @Override
    public Map<String, String> start() {
        mail = new GreenMail(new ServerSetup(Processes.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        RECEIVERS.start();
        return Map.of(
                "quarkus.mailer.host",
                "127.0.0.1",
                "quarkus.mailer.port",
                Integer.toString(mail.getSmtp().getPort()),
                "tuoyu.outside.plain-http",
                "true",
                "tuoyu.outside.allowed-networks",
                "127.0.0.2/32",
                "tuoyu.sms.url",
                RECEIVERS.url("/sms"),
                "tuoyu.sms.receipt-secret",
                SECRET);
    }

    @Override
    public void stop() {
        if (mail != null) mail.stop();
        RECEIVERS.stop();
    }
}
