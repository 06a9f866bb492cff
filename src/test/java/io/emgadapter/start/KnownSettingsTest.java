package io.emgadapter.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emgadapter.start.KnownSettings.Part;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** What is known of the settings, as their records say. */
class KnownSettingsTest {
  @ConfigurationProperties("emg.door")
  record Door(String name, int width) {}

  @ConfigurationProperties("emg.door")
  record Colour(String name, String paint) {}

  @ConfigurationProperties("emg.door")
  record Keys(List<String> name) {}

  private static KnownSettings of(Class<?>... records) {
    DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    for (Class<?> each : records) {
      beans.registerBeanDefinition(each.getSimpleName(), new RootBeanDefinition(each));
    }
    return KnownSettings.of(beans);
  }

  @Test
  void severalRecordsTakeSettingsOfOneGroup() {
    Part door = ((Part.Group) of(Door.class, Colour.class).root()).members().get("door");

    assertThat(door)
        .isInstanceOfSatisfying(
            Part.Group.class,
            group -> assertThat(group.members()).containsOnlyKeys("name", "width", "paint"));
  }

  @Test
  void twoThatTakeOneSettingAsDifferentThingsAreAMistakeOfOurs() {
    assertThatThrownBy(() -> of(Door.class, Keys.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Two settings records take name as different things");
  }
}
