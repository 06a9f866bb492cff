package io.emgadapter.command.doctor;

import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * Whether Equinix's keys that came in certificates are still in their time. The adapter takes a key
 * out of its certificate and goes on with it; but when one ends, Equinix will have another key.
 */
final class CertificatesLast implements Check {
  private static final String WHAT = "certificate";

  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

  private static final Duration SOON = Duration.ofDays(30);
  private static final int MOST_BYTES = 1 << 20;

  @Override
  public String what() {
    return WHAT;
  }

  @Override
  public List<Finding> look(ServiceSettings service) {
    Instant now = service.part(Clock.class).instant();
    List<Finding> findings = new ArrayList<>();
    new TreeMap<>(service.part(EmgSettings.class).subscriptions())
        .forEach((name, settings) ->
            settings
                .verifying()
                .publicKeys()
                .forEach(location ->
                    certificates(location)
                        .forEach(each -> findings.add(finding(name, each, now)))));
    return findings;
  }

  /** Those that can be read; what cannot is said of the settings or the keys. */
  private static List<X509Certificate> certificates(String location) {
    List<X509Certificate> found = new ArrayList<>();
    try (var bytes = new DefaultResourceLoader().getResource(location).getInputStream()) {
      String text = new String(bytes.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII);
      for (MatchResult each : CERTIFICATE.matcher(text).results().toList()) {
        byte[] pem = each.group().getBytes(StandardCharsets.US_ASCII);
        if (CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem))
            instanceof X509Certificate certificate) {
          found.add(certificate);
        }
      }
    } catch (IOException | CertificateException e) {
      return found;
    }
    return found;
  }

  private static Finding finding(String name, X509Certificate certificate, Instant now) {
    String what = WHAT + " " + name;
    Instant end = certificate.getNotAfter().toInstant();
    if (end.isBefore(now)) {
      return Finding.wrong(
          what,
          "one of verifying.public-keys ended at %s; its key is still used. Ask Equinix for the new one, and put it beside it."
              .formatted(end));
    }
    return Finding.good(
        what,
        "one of verifying.public-keys ends at %s%s."
            .formatted(
                end, end.isBefore(now.plus(SOON)) ? ", soon: ask Equinix for the next" : ""));
  }
}
