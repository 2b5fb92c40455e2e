package io.fleetfold.cli.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void valuesAreEscapedBetweenTagsAndInAttributes() {
    assertThat(
            new Html()
                .add("<b title=\"{}\">{}</b>", "\"><script>alert('x')</script>", "a < b & {}")
                .toString())
        .isEqualTo(
            "<b title=\"&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;\">a &lt; b &amp;"
                + " {}</b>\n");
  }

  @Test
  void slotsAndValuesMustMatch() {
    assertThatThrownBy(() -> new Html().add("<b></b>", "lost"))
        .hasMessage("no slot for lost in <b></b>");
    assertThatThrownBy(() -> new Html().add("<b>{}{}</b>", "one"))
        .hasMessage("no value for a slot in <b>{}{}</b>");
  }

  @Test
  void lengthsAreShort() {
    assertThat(Html.length(250)).isEqualTo("250");
    assertThat(Html.length(12.5)).isEqualTo("12.5");
    assertThat(Html.length(1000.0 / 3)).isEqualTo("333.333");
    assertThat(Html.length(0)).isEqualTo("0");
  }
}
