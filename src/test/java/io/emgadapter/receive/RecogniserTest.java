package io.emgadapter.receive;

import static io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy.OFF;
import static io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy.REPORT;
import static io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy.REQUIRED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.envelope.EnvelopeWriter.TaskForm;
import io.emgadapter.gateway.emg.Incoming;
import io.emgadapter.receive.Recognised.Ack;
import io.emgadapter.receive.Recognised.Aside;
import io.emgadapter.receive.Recognised.Judged;
import io.emgadapter.receive.Recognised.Notice;
import io.emgadapter.subscription.Subscription;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecogniserTest {
  private static final Subscription STRICT = Signed.subscription(REQUIRED, true);

  private final UUID task = UUID.randomUUID();
  private final String ack = Signed.ack(task, Signed.SOURCE);

  private static Judged judged(Subscription subscription, byte[] body) {
    return new Recogniser(subscription).recognise(Signed.message(body));
  }

  private void believed(Subscription subscription, byte[] body, Trust trust) {
    Judged judged = judged(subscription, body);
    assertThat(judged.trust()).isEqualTo(trust);
    assertThat(judged.what())
        .isInstanceOfSatisfying(Ack.class, is -> assertThat(is.answer().task()).isEqualTo(task));
  }

  private static void aside(Judged judged, String reason, Trust trust) {
    assertThat(judged.trust()).isEqualTo(trust);
    assertThat(judged.what())
        .isInstanceOfSatisfying(
            Aside.class,
            is -> {
              assertThat(is.reason()).isEqualTo(reason);
              assertThat(is.task()).isNull();
            });
  }

  @ParameterizedTest
  @EnumSource
  void whatEquinixSignedIsBelievedAsATextAndAsAnObject(TaskForm form) {
    believed(STRICT, Signed.byEquinix(ack, form), Trust.VERIFIED);
  }

  @ParameterizedTest
  @EnumSource
  void oneOtherByteIsDistrusted(TaskForm form) {
    String signed = new String(Signed.byEquinix(ack, form), UTF_8);

    aside(
        judged(STRICT, signed.replace("made", "Made").getBytes(UTF_8)),
        "wrong-signature",
        Trust.DISTRUSTED);
  }

  @Test
  void whileAKeyIsChangedWhatEitherSignedIsBelieved() {
    Subscription changing = Signed.whileAKeyIsChanged();
    believed(changing, Signed.byEquinix(ack, TaskForm.STRING), Trust.VERIFIED);
    believed(changing, Signed.byStranger(ack), Trust.VERIFIED);
    aside(judged(changing, Signed.unsigned(ack)), "unsigned", Trust.UNSIGNED);
  }

  @Test
  void whereSignaturesAreRequiredNothingElseIsBelieved() {
    aside(judged(STRICT, Signed.byStranger(ack)), "wrong-signature", Trust.DISTRUSTED);
    aside(judged(STRICT, Signed.unsigned(ack)), "unsigned", Trust.UNSIGNED);
  }

  @Test
  void whereTheyAreReportedEverythingIsBelievedAndSaysWhetherItVerifies() {
    Subscription reporting = Signed.subscription(REPORT, true);

    believed(reporting, Signed.byEquinix(ack, TaskForm.STRING), Trust.VERIFIED);
    believed(reporting, Signed.byStranger(ack), Trust.DISTRUSTED);
    believed(reporting, Signed.unsigned(ack), Trust.UNSIGNED);
  }

  @Test
  void withoutAKeyNothingShowsWhetherItIsRight() {
    believed(Signed.subscription(REPORT, false), Signed.byStranger(ack), Trust.UNTOLD);
    believed(Signed.subscription(OFF, false), Signed.unsigned(ack), Trust.UNTOLD);
  }

  @Test
  void anotherSourceIsSetAsideUnderEveryPolicy() {
    String other = Signed.ack(task, "OTHER");
    byte[] signed = Signed.byEquinix(other, TaskForm.STRING);

    aside(judged(STRICT, signed), "other-source", Trust.VERIFIED);
    aside(judged(Signed.subscription(REPORT, false), signed), "other-source", Trust.UNTOLD);
    aside(judged(Signed.subscription(OFF, false), signed), "other-source", Trust.UNTOLD);
  }

  @Test
  void whatIsNoAckIsANotification() {
    String notification = ack.replace("\"Ack\"", "\"Update\"");

    Judged judged = judged(STRICT, Signed.byEquinix(notification, TaskForm.OBJECT));

    assertThat(judged.trust()).isEqualTo(Trust.VERIFIED);
    assertThat(judged.what()).isInstanceOf(Notice.class);
  }

  @Test
  void whatCannotBeReadSaysNothingOfTheKey() {
    byte[] signed = Signed.byEquinix(ack, TaskForm.STRING);

    aside(judged(STRICT, "junk".getBytes(UTF_8)), "unreadable", Trust.UNTOLD);
    aside(judged(STRICT, new byte[0]), "unreadable", Trust.UNTOLD);
    for (Incoming.Form form : new Incoming.Form[] {Incoming.Form.CUT, Incoming.Form.NOT_BYTES}) {
      aside(
          new Recogniser(STRICT).recognise(Signed.message(signed, form, null, () -> {})),
          "unreadable",
          Trust.UNTOLD);
    }
  }
}
