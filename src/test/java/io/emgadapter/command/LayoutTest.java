package io.emgadapter.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers of the API as a person reads them. */
class LayoutTest {
  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text.replace('\'', '"'));
  }

  @Test
  void columnsOfATableStandBelowTheirHeadings() {
    String table =
        Layout.table("all", "None.", "id", "parkedAt", "of/name")
            .of(
                json(
                    "{'all':[{'id':'a','parkedAt':'2026-11-28T01:02:03.456789Z','of':{'name':'x'}},"
                        + "{'id':'long one','parkedAt':null,'of':null}]}"));

    assertThat(table)
        .isEqualTo(
            """
            ID        PARKED AT             NAME
            a         2026-11-28T01:02:03Z  x
            long one\
            """);
  }

  @Test
  void anEmptyTableSaysSoAndALongOneWhereItGoesOn() {
    Layout table = Layout.table("all", "None.", "id");

    assertThat(table.of(json("{'all':[]}"))).isEqualTo("None.");
    assertThat(table.of(json("{'all':[{'id':1}],'next':'n7'}"))).endsWith("--after n7");
  }

  @Test
  void aSheetHasAMemberALineAndLeavesOutWhatIsEmpty() {
    assertThat(
            Layout.sheet()
                .of(json("{'id':'a','notes':[],'tasks':[{'id':'t','n':[1,2]}],'x':null}")))
        .isEqualTo(
            """
            id:    a
            tasks:
              id: t
              n:  1, 2\
            """);
  }

  @Test
  void anObjectInACellIsSaidInWords() {
    assertThat(Layout.table("", "None.", "links").of(json("[{'links':{'in':true,'out':false}}]")))
        .isEqualTo("LINKS\nin true, out false");
  }

  @Test
  void aCellCannotBreakItsLine() {
    assertThat(Layout.sheet().of(json("{'a':'x\\ny\\u001b[2Jz'}"))).isEqualTo("a: x y\uFFFD[2Jz");
  }
}
