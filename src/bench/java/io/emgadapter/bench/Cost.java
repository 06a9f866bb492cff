package io.emgadapter.bench;

/**
 * What was spent up to a moment, or between two.
 *
 * @param seconds by the clock
 * @param application CPU seconds of adapter or ordinary application
 * @param database CPU seconds of PostgreSQL
 * @param broker CPU seconds of RabbitMQ, which others may use too
 * @param peers CPU seconds of Equinix's stand-ins and of this process, the ITSM
 * @param machine CPU seconds of everything on the machine
 * @param statements that PostgreSQL ran, without {@code BEGIN}, {@code COMMIT} and settings
 * @param commits of transactions, reading ones included
 * @param rows inserted, updated and deleted
 * @param wal bytes
 * @param allocated bytes on the application's heap
 */
record Cost(
    double seconds,
    double application,
    double database,
    double broker,
    double peers,
    double machine,
    double statements,
    double commits,
    double rows,
    double wal,
    double allocated) {

  Cost minus(Cost before) {
    return new Cost(
        seconds - before.seconds,
        application - before.application,
        database - before.database,
        broker - before.broker,
        peers - before.peers,
        machine - before.machine,
        statements - before.statements,
        commits - before.commits,
        rows - before.rows,
        wal - before.wal,
        allocated - before.allocated);
  }

  /** Application and database together, in milliseconds for each of so many orders. */
  double cpuMillis(int orders) {
    return (application + database) * 1_000 / orders;
  }

  /** What others did on the machine meanwhile, as a part of one core's time. */
  double others() {
    double ours = application + database + peers + (Double.isNaN(broker) ? 0 : broker);
    return (machine - ours) / seconds;
  }
}
