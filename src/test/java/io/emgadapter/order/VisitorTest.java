package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.order.Visit.Visitor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Equinix, Work Visit Order, Visitors. */
class VisitorTest {
  private static final String NAMED = "'FirstName':'Jo','LastName':'Doe','CompanyName':'Demo'";

  private static List<String> wrong(String visitor) {
    return Bodies.visit("{'Visitors':[{" + visitor + "}]}").stream()
        .map(problem -> problem.replace("/Visitors/0", ""))
        .toList();
  }

  @Test
  void aVisitorIsNamedByUserNameOrByNameAndCompany() {
    assertThat(wrong("'UserName':'jdoe'")).isEmpty();
    assertThat(wrong(NAMED)).isEmpty();
  }

  @Test
  void withoutUserNameBothNamesAndTheCompanyAreMandatory() {
    assertThat(wrong("'UserName':null"))
        .containsExactly("missing /FirstName", "missing /LastName", "missing /CompanyName");
  }

  @Test
  void aVisitorIsNotNamedBothWays() {
    assertThat(wrong("'UserName':'jdoe','CompanyName':'Demo'")).containsExactly("conflict ");
    assertThat(wrong("'UserName':'jdoe','FirstName':null")).isEmpty();
  }

  @Test
  void aMobilePhoneNeedsItsCountryCode() {
    assertThat(wrong(NAMED + ",'MobilePhone':'20 7946 0000'"))
        .containsExactly("missing /MobilePhoneCountryCode");
    assertThat(wrong(NAMED + ",'MobilePhone':'20 7946 0000','MobilePhoneCountryCode':'+44'"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UserName", "FirstName", "LastName", "CompanyName"})
  void namesHaveAtMost255Characters(String field) {
    assertThat(wrong("'" + field + "':'" + "x".repeat(255) + "'"))
        .doesNotContain("too-long /" + field);
    assertThat(wrong("'" + field + "':'" + "x".repeat(256) + "'")).contains("too-long /" + field);
  }

  @Test
  void theEmailIsAnAddress() {
    assertThat(wrong(NAMED + ",'Email':'jo@demo.example'")).isEmpty();
    assertThat(wrong(NAMED + ",'Email':'jo'")).containsExactly("pattern /Email");
  }

  @Test
  void phoneAndCountryCodeHaveTheirForms() {
    assertThat(wrong(NAMED + ",'MobilePhone':'call me','MobilePhoneCountryCode':'44'"))
        .containsExactly("pattern /MobilePhoneCountryCode", "pattern /MobilePhone");
    assertThat(wrong(NAMED + ",'MobilePhoneCountryCode':'+44'")).isEmpty();
  }

  @Test
  void itSaysNothingOfThePerson() {
    assertThat(new Visitor("jdoe", null, null, null, null, null, null)).hasToString("Visitor");
  }
}
