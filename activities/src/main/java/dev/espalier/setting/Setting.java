package dev.espalier.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes one setting, on the component of the record that holds it. A setting without a standard must be given. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

    /** The value that holds when it is left out, as text; empty when there is none. */
    String standard() default "";

    /** Whether outcomes depend on it: what was computed under other values of one that does not is found again. */
    boolean decides() default true;

    /** One sentence: what it means, its unit and its range. */
    String summary();
}
