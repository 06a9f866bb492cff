package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.rest.CageAccounts.VisitAccounts;
import io.emgadapter.gateway.rest.call.AccountMemory;
import io.emgadapter.gateway.rest.call.AccountSight;
import io.emgadapter.gateway.rest.call.CallMeters;
import io.emgadapter.gateway.rest.call.Caller;
import io.emgadapter.gateway.rest.call.EquinixApi;
import io.emgadapter.gateway.rest.call.EquinixClient;
import io.emgadapter.gateway.rest.call.RestAccount;
import io.emgadapter.gateway.rest.call.RestAccount.AttachmentSettings;
import io.emgadapter.gateway.rest.call.Throttle;
import io.emgadapter.gateway.rest.call.TokenRequest;
import io.emgadapter.gateway.rest.call.Tokens;
import io.emgadapter.gateway.rest.call.WatchedCredential;
import io.emgadapter.outbound.OwnClient.Via;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** The REST APIs as one subscription uses them. */
record RestAccess(
    WatchedCredential credential,
    Tokens tokens,
    Caller caller,
    Throttle throttle,
    CageAccounts cageAccounts,
    VisitAccounts visitAccounts,
    History history,
    Uploads uploads,
    AttachmentSettings attachments) {

  /**
   * @param files how many files of orders may be in memory at once
   * @param via the way to Equinix; its proxy leads to the hosts of files too
   */
  static RestAccess of(
      String subscription,
      RestAccount account,
      AccountMemory memory,
      Clock clock,
      Semaphore files,
      CallMeters meters,
      Via via) {
    EquinixApi equinix =
        EquinixClient.open(account.baseUrl(), account.connectTimeout(), account.readTimeout(), via);
    Duration longest = account.connectTimeout().plus(account.readTimeout());
    TokenRequest request =
        new TokenRequest(equinix, longest, meters.tokens(subscription), meters.tokenTimes());
    AccountSight sight =
        new AccountSight(subscription, clock, meters.pauses(), AccountSight.ACCOUNT);
    WatchedCredential credential = new WatchedCredential(subscription, account);
    Tokens tokens = new Tokens(request, credential.first(), memory.credentials(), clock, sight);
    Throttle throttle = Throttle.of(account, credential.first().account(), memory.turns(), clock);
    Caller caller = new Caller(equinix, tokens, throttle, meters, sight);
    return new RestAccess(
        credential,
        tokens,
        caller,
        throttle,
        new CageAccounts(caller, clock),
        new VisitAccounts(caller, clock),
        new History(caller),
        new Uploads(caller, new RemoteFiles(account.attachments(), via.proxy(), files, clock)),
        account.attachments());
  }

  /** Uses another secret, if its file has one, and learns what other instances know of it. */
  void look() {
    credential.changed().ifPresent(tokens::use);
    tokens.remember();
  }
}
