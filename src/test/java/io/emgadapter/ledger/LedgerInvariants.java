package io.emgadapter.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must be true of the ledger's tables: at any moment, and when all work has ended. */
public final class LedgerInvariants {
  /** Triggers that write down what must never happen, and every transition of a Task. */
  private static final String WATCH =
      """
      create table transition (task uuid, step text, at timestamptz default clock_timestamp());
      create table violation (what text);

      create function watch_task() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.state <> new.state then
          insert into transition (task, step) values (new.id, old.state || '>' || new.state);
        end if;
        if new.ended_at is null and new.state <> 'HELD' and exists (
            select 1 from task earlier where earlier.lane = new.lane
              and earlier.turn < new.turn and earlier.ended_at is null) then
          insert into violation values ('overtakes: ' || new.id || ' ' || new.state);
        end if;
        return new;
      end $$;
      create trigger watch after insert or update on task
        for each row execute function watch_task();

      create function watch_content() returns trigger language plpgsql as $$
      begin
        if old.text <> new.text or old.signature <> new.signature then
          insert into violation values ('sealed anew: ' || new.id);
        end if;
        return new;
      end $$;
      create trigger watch_content after update on task
        for each row execute function watch_content();

      create function watch_cursor() returns trigger language plpgsql as $$
      begin
        if new.number < old.number then
          insert into violation values ('a reader goes back: ' || new.reader);
        end if;
        return new;
      end $$;
      create trigger watch after update on event_cursor
        for each row execute function watch_cursor();

      create function watch_log() returns trigger language plpgsql as $$
      begin
        if new.number <= (select max(number) from event_cursor) then
          insert into violation values ('a number that was passed: ' || new.number);
        end if;
        return new;
      end $$;
      create trigger watch after insert on event
        for each row execute function watch_log();

      create function watch_retry() returns trigger language plpgsql as $$
      begin
        if exists (select 1 from event_retry earlier where earlier.destination = old.destination
            and earlier.subject = old.subject and earlier.number < old.number
            and earlier.state = 'DUE') then
          insert into violation values ('event overtakes: ' || old.number);
        end if;
        return old;
      end $$;
      create trigger watch after delete on event_retry
        for each row execute function watch_retry();
      """;

  private static final Map<String, String> ALWAYS =
      Map.of(
          "a violation", "select what from violation",
          "open_tasks is not the number of open Tasks",
              """
              select id::text from request where open_tasks <> (
                select count(*) from task where task.request = request.id and ended_at is null)\
              """,
          "a final event and an open Task, or neither",
              """
              select id::text from request where (open_tasks = 0) <> exists (
                select 1 from event where event.request = request.id and final)\
              """,
          "two turns of a lane under way",
              """
              select lane::text from task where ended_at is null and state <> 'HELD'
              group by lane having count(distinct turn) > 1\
              """,
          "held with nothing before it",
              """
              select id::text from task held where state = 'HELD' and not exists (
                select 1 from task earlier where earlier.lane = held.lane
                  and earlier.turn < held.turn and earlier.ended_at is null)\
              """,
          "a Task that ended PARKED and that no operator sees",
              """
              select id::text from task where state = 'PARKED'
                and not exists (select 1 from parked where parked.id = task.id)\
              """,
          "parts of one request that share a location",
              """
              select task.request::text || ' ' || location
              from task join task_part on task_part.task = task.id, unnest(locations) as location
              group by task.request, location having count(*) > 1\
              """,
          "a Create that may go although its Cancel waits",
              """
              select id::text from task made where verb = 'Create' and state = 'READY'
                and exists (select 1 from task held where held.lane = made.lane
                  and held.verb = 'Cancel' and held.state = 'HELD')\
              """);

  private static final Map<String, String> AT_THE_END =
      Map.of(
          "a request without an end",
              """
              select request.id || ' ' || string_agg(task.verb || ' ' || task.state || ' ' || task.due_at
                || ' ' || coalesce(owner, '-') || task.fence || ' ' || turn || ' ' || task.lane || ' ' || task.id, ', ')
              from request left join task on task.request = request.id
              where request.ended_at is null group by request.id\
              """,
          "an event not delivered",
              """
              select number::text from event_retry where state = 'DUE' and reader = 'events'
              union all
              select number::text from event where number > (
                select number from event_cursor where reader = 'events')\
              """);

  private final TestLedger ledger;

  public LedgerInvariants(TestLedger ledger) {
    this.ledger = ledger;
    ledger.sql().sql(WATCH).update();
  }

  /** What is wrong at this moment. */
  public List<String> broken() {
    return broken(ALWAYS);
  }

  /** What is wrong although all work has ended. */
  List<String> brokenAtTheEnd() {
    return broken(AT_THE_END);
  }

  /** All transitions that happened, each once. */
  List<String> transitions() {
    return ledger.sql().sql("select distinct step from transition").query(String.class).list();
  }

  private List<String> broken(Map<String, String> rules) {
    List<String> broken = new ArrayList<>();
    rules.forEach((rule, query) ->
        ledger.sql().sql(query).query(String.class).list().stream()
            .limit(3)
            .forEach(row -> broken.add(rule + ": " + row)));
    return broken;
  }
}
