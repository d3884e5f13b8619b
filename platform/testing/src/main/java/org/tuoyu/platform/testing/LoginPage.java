package org.tuoyu.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;

/** The login page of this machine's provider: one button a person. */
final class LoginPage {
    private LoginPage() {}

    static String html(List<Person> people) {
        return """
                <!DOCTYPE html>
                <html lang="zh-CN"><head><meta charset="utf-8"><title>登录 · Sign in</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <style>
                body{font:16px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#17212b}
                form{display:inline-block;margin:.3rem .4rem .3rem 0}
                button{font:inherit;padding:.5rem .9rem;border:1px solid #9db2c6;border-radius:.4rem;background:#f3f7fb;cursor:pointer;text-align:left}
                button:hover,button:focus{background:#dcebf9} small{display:block;color:#51626f}
                </style></head><body>
                <h1>托育 tuoyu</h1>
                <p>这台机器上的登录页，选择一个身份，不需要密码。<br>
                The login of this machine: choose who you are, no password.</p>
                %s
                </body></html>
                """
                .formatted(people.stream().map(LoginPage::button).collect(Collectors.joining("\n")));
    }

    private static String button(Person person) {
        try {
            return """
                    <form method="post"><input type="hidden" name="username" value="%1$s">
                    <input type="hidden" name="claims" value="%3$s">
                    <button>%2$s<small>%1$s</small></button></form>"""
                    .formatted(
                            escape(person.username()),
                            escape(person.title()),
                            escape(new ObjectMapper().writeValueAsString(person.claims())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
