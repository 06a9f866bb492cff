# The adapter, and Equinix's simulator, as images:
#
#   docker build --target adapter --tag emg-adapter .
#   docker build --target simulator --tag emg-simulator .
#
# No engine was at hand where this was written: this file has been read and checked in its parts, but never built.
# `./mvnw package -Pimage` makes an image of the same parts without an engine, and that one is unpacked and started by
# the project's checks. The base images are named by their exact tags; pin their digests where you build:
#   docker buildx imagetools inspect eclipse-temurin:25.0.3_9-jdk-noble
ARG JDK=eclipse-temurin:25.0.3_9-jdk-noble
ARG JRE=eclipse-temurin:25.0.3_9-jre-noble

FROM ${JDK} AS build
WORKDIR /src
COPY . .
RUN ./mvnw -q -B -ntp package -DskipTests \
 && mv target/emg-adapter-*-simulator.jar /simulator.jar \
 && mv target/emg-adapter-*.jar /emg-adapter.jar
WORKDIR /
RUN java -Djarmode=tools -jar emg-adapter.jar extract --layers --destination /layers

FROM ${JRE} AS user
RUN groupadd --gid 10001 emg && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin emg
WORKDIR /app

FROM user AS simulator
COPY --from=build /simulator.jar ./
RUN mkdir /simulator && chown 10001:10001 /simulator
USER 10001:10001
VOLUME /simulator
ENV SIMULATOR_FOLDER=/simulator
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=12 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SIMULATOR_EMG_PORT:-5673} && test -s ${SIMULATOR_FOLDER}/emg.properties"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=65", "-jar", "/app/simulator.jar"]

FROM user AS adapter
COPY --from=build /layers/dependencies/ /layers/snapshot-dependencies/ /layers/application/ ./
COPY src/main/sh/train.sh /usr/local/bin/
# A cache of the classes that a start loads; it needs no database, no broker and no Equinix.
RUN train.sh java /app/emg-adapter.jar /app/emg.aot
USER 10001:10001
EXPOSE 8080
# Everything is read-only but /tmp, which must be writable: Netty and the signing provider unpack a library there.
VOLUME /tmp
HEALTHCHECK --interval=10s --timeout=6s --start-period=150s --retries=6 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
# No tini: java is the only process, and ends by SIGTERM itself.
ENTRYPOINT ["java", "-XX:AOTCache=/app/emg.aot", "-XX:+UseG1GC", "-XX:MaxRAMPercentage=65", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/emg-adapter.jar"]
