package io.emgadapter.gateway.rest;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The APIs as one subscription uses them. */
record Link(
    Caller caller,
    SmartHandsApi smartHands,
    WorkVisitsApi workVisits,
    OrdersApi orders,
    Accounts accounts,
    VisitAccounts visitAccounts,
    History history,
    OrderNumbers orderNumbers,
    Uploads uploads,
    AttachmentSettings attachments) {

  /**
   * @param files so many files of orders are in memory at once
   */
  static Link of(
      String subscription, RestAccount account, JdbcClient jdbc, Clock clock, Semaphore files) {
    Apis apis = new Apis(account.baseUrl(), account.connectTimeout(), account.readTimeout());
    Credential credential = Credential.of(subscription, account);
    Duration longest = account.connectTimeout().plus(account.readTimeout());
    Tokens tokens =
        new Tokens(
            new TokenRequest(apis.of(TokenApi.class), credential, longest),
            new CredentialMemory(jdbc, credential),
            clock);
    Caller caller = new Caller(tokens, new Brakes(clock), new Pace(account.perSecond()));
    SmartHandsApi smartHands = apis.of(SmartHandsApi.class);
    History history = new History(caller, apis.of(OrderHistoryApi.class));
    return new Link(
        caller,
        smartHands,
        apis.of(WorkVisitsApi.class),
        apis.of(OrdersApi.class),
        new Accounts(caller, smartHands, clock),
        new VisitAccounts(caller, apis.of(LookupApi.class), clock),
        history,
        new OrderNumbers(history),
        new Uploads(
            caller,
            apis.of(AttachmentsApi.class),
            new RemoteFiles(account.attachments(), files, clock)),
        account.attachments());
  }

  /** An order that is begun. */
  Draft draft() {
    return new Draft(attachments);
  }
}
