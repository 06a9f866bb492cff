package io.emgadapter.ledger;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Component;

/**
 * Part of a transaction that another class of the ledger has opened; used nowhere else. Steps are
 * records, because Spring cannot make a proxy of a record, so no step can open a transaction by
 * itself.
 */
@Component
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Step {}
