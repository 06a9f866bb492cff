package io.emgadapter.access;

import io.emgadapter.access.HttpSettings.Role;
import io.emgadapter.access.PathRules.Right;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * The caller over HTTP, and what was granted to it. Controllers take one as a parameter.
 *
 * @param name its name in the audit
 * @param sender the sender of its requests
 * @param roles its roles; without any it may do only what everybody may
 * @param subscriptions the subscriptions that it is limited to; null for all
 * @param team other senders whose requests it sees and changes like its own
 * @param until when what it was known by ends, so that nothing that takes long goes on beyond it;
 *     null if that has no end
 */
public record Caller(
    String name,
    String sender,
    Set<Role> roles,
    @Nullable Set<String> subscriptions,
    Set<String> team,
    @Nullable Instant until)
    implements AuthenticatedPrincipal {

  /** A caller that is known without an end. */
  public Caller(
      String name,
      String sender,
      Set<Role> roles,
      @Nullable Set<String> subscriptions,
      Set<String> team) {
    this(name, sender, roles, subscriptions, team, null);
  }

  /** The same one, known until then. */
  public Caller endingAt(@Nullable Instant end) {
    return new Caller(name, sender, roles, subscriptions, team, end);
  }

  /** Whether what it was known by has ended. */
  public boolean isOver(Instant now) {
    return until != null && !now.isBefore(until);
  }

  /** The caller that stands for everybody on this host as long as there are no users. */
  public static Caller local(String sender) {
    return new Caller("local", sender, Set.of(Role.ADMIN), null, Set.of());
  }

  /** Who calls in this thread; empty for somebody who has not said a name. */
  public static Optional<Caller> current() {
    return of(SecurityContextHolder.getContext().getAuthentication());
  }

  /** Who was authenticated, whatever way it logged in; empty for a stranger. */
  public static Optional<Caller> of(@Nullable Authentication known) {
    return switch (known == null ? null : known.getPrincipal()) {
      case Caller caller -> Optional.of(caller);
      case Holder holder -> Optional.of(holder.caller());
      case null, default -> Optional.empty();
    };
  }

  /** The authentication of this caller, after it was found to be who it says. */
  public Authentication known() {
    return UsernamePasswordAuthenticationToken.authenticated(this, null, authorities());
  }

  /** The details of health are for this role alone; all else is decided by the caller's rights. */
  public List<GrantedAuthority> authorities() {
    return may(Right.OVERSEE)
        ? AuthorityUtils.createAuthorityList("ROLE_OVERSEER")
        : AuthorityUtils.NO_AUTHORITIES;
  }

  /** What Spring Security knows somebody by whom an identity provider named. */
  public interface Holder {
    /** Who that is here. */
    Caller caller();
  }

  @Override
  public String getName() {
    return name;
  }

  /**
   * Whether one of its roles has this right. What tells of all subscriptions at once is not for
   * callers with limits.
   */
  public boolean may(Right right) {
    return right.isGivenTo(roles) && !(right.isAboutAll() && subscriptions != null);
  }

  /**
   * Whether it may see this subscription. What belongs to no subscription is for callers without
   * limits.
   */
  public boolean reaches(@Nullable String subscription) {
    return subscriptions == null || (subscription != null && subscriptions.contains(subscription));
  }

  /** The subscriptions that it is limited to; null if it is not limited. */
  public @Nullable List<String> limits() {
    return subscriptions == null ? null : subscriptions.stream().sorted().toList();
  }

  /** Whether requests of this sender are its own, or its team's. */
  public boolean owns(@Nullable String otherSender) {
    return otherSender != null && (otherSender.equals(sender) || team.contains(otherSender));
  }

  /** Itself and its team, as senders. */
  public Set<String> senders() {
    return Stream.concat(Stream.of(sender), team.stream()).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether it may see the requests of this sender. */
  public boolean sees(@Nullable String otherSender) {
    return may(Right.VIEW) || owns(otherSender);
  }

  /** Whether it may read what this sender sent along as {@code context}. */
  public boolean readsContextOf(@Nullable String otherSender) {
    return may(Right.OPERATE) || owns(otherSender);
  }

  /** Whether it may also change orders that others placed. */
  public boolean changesAll() {
    return may(Right.ORDER) && may(Right.OPERATE);
  }

  /** Gives controllers the {@link Caller} that they take as a parameter. */
  static final class Callers implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      return current()
          .orElseThrow(
              () -> new IllegalStateException("A path that is open to everybody has no caller"));
    }
  }
}
