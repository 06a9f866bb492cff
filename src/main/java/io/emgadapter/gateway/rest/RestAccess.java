package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.rest.CageAccounts.VisitAccounts;
import io.emgadapter.gateway.rest.History.OrderNumbers;
import io.emgadapter.gateway.rest.call.Apis;
import io.emgadapter.gateway.rest.call.Apis.LookupApi;
import io.emgadapter.gateway.rest.call.Apis.OrderHistoryApi;
import io.emgadapter.gateway.rest.call.Apis.OrdersApi;
import io.emgadapter.gateway.rest.call.Apis.WorkVisitsApi;
import io.emgadapter.gateway.rest.call.AttachmentsApi;
import io.emgadapter.gateway.rest.call.Caller;
import io.emgadapter.gateway.rest.call.CredentialMemory;
import io.emgadapter.gateway.rest.call.CredentialMemory.Credential;
import io.emgadapter.gateway.rest.call.RestAccount;
import io.emgadapter.gateway.rest.call.RestAccount.AttachmentSettings;
import io.emgadapter.gateway.rest.call.SmartHandsApi;
import io.emgadapter.gateway.rest.call.Throttle;
import io.emgadapter.gateway.rest.call.Throttle.Pace;
import io.emgadapter.gateway.rest.call.TokenRequest;
import io.emgadapter.gateway.rest.call.TokenRequest.TokenApi;
import io.emgadapter.gateway.rest.call.Tokens;
import io.emgadapter.gateway.rest.mapping.Mapping;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** The APIs as one subscription uses them. */
record RestAccess(
    Caller caller,
    SmartHandsApi smartHands,
    WorkVisitsApi workVisits,
    OrdersApi orders,
    CageAccounts accounts,
    VisitAccounts visitAccounts,
    History history,
    OrderNumbers orderNumbers,
    Uploads uploads,
    AttachmentSettings attachments) {

  /**
   * @param files so many files of orders are in memory at once
   */
  static RestAccess of(
      String subscription,
      RestAccount account,
      CredentialMemory memory,
      Clock clock,
      Semaphore files) {
    Apis apis = new Apis(account.baseUrl(), account.connectTimeout(), account.readTimeout());
    Credential credential = Credential.of(subscription, account);
    Duration longest = account.connectTimeout().plus(account.readTimeout());
    Tokens tokens =
        new Tokens(new TokenRequest(apis.of(TokenApi.class), credential, longest), memory, clock);
    Caller caller = new Caller(tokens, new Throttle(clock), new Pace(account.perSecond()));
    SmartHandsApi smartHands = apis.of(SmartHandsApi.class);
    History history = new History(caller, apis.of(OrderHistoryApi.class));
    return new RestAccess(
        caller,
        smartHands,
        apis.of(WorkVisitsApi.class),
        apis.of(OrdersApi.class),
        new CageAccounts(caller, smartHands, clock),
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
  Mapping draft() {
    return new Mapping(attachments);
  }
}
