// Checks the manifests of k8s/: every object of every overlay is rendered by kubectl, fits its schema, and every pod
// keeps the Pod Security Standard "restricted", field by field. What is named in them exists in the application.
//
//   node check.mjs <repository> [<kubectl>]
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

const require = createRequire(import.meta.url);
const repository = process.argv[2] ?? '../../..';
const kubectl = process.argv[3] ?? 'kubectl';
const problems = [];
const wrong = (where, what) => problems.push(`${where}: ${what}`);

// By group: the package that has its models. A Route of OpenShift has none on npm, which is said at the end.
const PACKAGES = {
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator',
  'keda.sh': '@kubernetes-models/keda',
  'gateway.networking.k8s.io': '@kubernetes-models/gateway-api',
};
const unchecked = new Set();
const literals = [];

function render(folder) {
  const text = execFileSync(kubectl, ['kustomize', join(repository, 'k8s', folder)], { encoding: 'utf8' });
  return parseAllDocuments(text).map((each) => each.toJS());
}

function schema(object, where) {
  const group = object.apiVersion.includes('/') ? object.apiVersion.split('/')[0] : '';
  const path = `${object.apiVersion}/${object.kind}`;
  let models;
  try {
    models = require(`${PACKAGES[group] ?? 'kubernetes-models'}/${path}`);
  } catch {
    unchecked.add(path);
    return;
  }
  literals.push({ where, type: `import('${PACKAGES[group] ?? 'kubernetes-models'}/${path}').I${object.kind}`, object });
  try {
    const { apiVersion, kind, ...rest } = object;
    // A long value is written in several lines, which the cluster reads and the schema does not.
    for (const key of kind === 'Secret' ? Object.keys(rest.data) : []) {
      rest.data[key] = rest.data[key].replaceAll('\n', '');
    }
    new models[object.kind](rest).validate();
  } catch (e) {
    wrong(where, `does not fit its schema: ${e.message}`);
  }
}

// The schemas let a field pass that they do not know, such as a misspelt one; the compiler of the typed models does not.
function types() {
  const lines = literals.map(({ type, object }) => `const _: ${type} = ${JSON.stringify(object)};`);
  const file = join(dirname(fileURLToPath(import.meta.url)), 'objects.ts');
  writeFileSync(file, lines.map((line) => `{ ${line} }`).join('\n'));
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--pretty', 'false', file];
  try {
    execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), ...options], { encoding: 'utf8' });
  } catch (e) {
    for (const line of e.stdout.split('\n').filter((each) => each.includes('error TS'))) {
      const at = Number(/\((\d+),/.exec(line)?.[1]) - 1;
      wrong(literals[at]?.where, `is not typed so: ${line.replace(/^[^:]*: /, '')}`);
    }
  }
}

const podOf = (object) => object.spec?.template?.spec;

function restricted(object, where) {
  const pod = podOf(object);
  const expect = (holds, what) => holds || wrong(where, what);
  for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) expect(!pod[field], `has ${field}`);
  expect(pod.securityContext?.runAsNonRoot === true, 'may run as root');
  expect(pod.securityContext?.runAsUser !== 0, 'runs as root');
  expect(pod.securityContext?.seccompProfile?.type === 'RuntimeDefault', 'has no seccomp profile');
  expect(pod.automountServiceAccountToken === false, 'has a token that it does not need');
  const volumes = ['emptyDir', 'configMap', 'secret', 'persistentVolumeClaim', 'projected', 'downwardAPI', 'csi', 'ephemeral'];
  for (const volume of pod.volumes ?? []) {
    expect(volumes.some((kind) => kind in volume), `has the volume ${volume.name} of a kind that is not allowed`);
  }
  for (const container of [...(pod.initContainers ?? []), ...pod.containers]) {
    const of = (what) => `${container.name} ${what}`;
    const context = container.securityContext ?? {};
    expect(context.allowPrivilegeEscalation === false, of('may escalate'));
    expect(context.privileged !== true, of('is privileged'));
    expect(context.runAsUser !== 0 && context.runAsNonRoot !== false, of('may be root'));
    expect(JSON.stringify(context.capabilities?.drop) === '["ALL"]', of('keeps capabilities'));
    expect(!context.capabilities?.add?.length, of('adds capabilities'));
    expect(context.readOnlyRootFilesystem === true, of('has a root file system that can be written'));
    expect((container.ports ?? []).every((port) => !port.hostPort), of('takes a port of the host'));
    expect(container.resources?.limits?.memory, of('has no limit of memory'));
    expect(!container.resources?.limits?.cpu, of('has a limit of the processor'));
    const mounted = new Set((pod.volumes ?? []).map((volume) => volume.name));
    for (const mount of container.volumeMounts ?? []) {
      expect(mounted.has(mount.name), of(`mounts ${mount.name}, which is no volume`));
    }
    expect((container.volumeMounts ?? []).some((mount) => mount.mountPath === '/tmp'), of('has no /tmp to write to'));
  }
}

// What the adapter is told must be something that it reads.
const settings = readFileSync(join(repository, 'config/application-example.yaml'), 'utf8');
const starts = ['production', 'sandbox']
  .map((each) => readFileSync(join(repository, `config/application-${each}.yaml`), 'utf8'))
  .join('\n');
const SPRING = new Set(['SPRING_PROFILES_ACTIVE', 'SPRING_DATASOURCE_USERNAME']);
const simulator = readFileSync(
  join(repository, 'src/simulator/java/io/emgadapter/simulator/SimulatorOptions.java'), 'utf8');

function known(variable) {
  if (variable.startsWith('SIMULATOR_')) {
    return simulator.includes(`{"${variable.slice(10).toLowerCase().replaceAll('_', '-')}"`);
  }
  if (variable.startsWith('EMG_')) {
    const plain = (name) => name.toLowerCase().replaceAll(/[-._]/g, '');
    return [...settings.matchAll(/^#(emg[^: ]+):/gm)].some((each) => plain(each[1]) === plain(variable));
  }
  return SPRING.has(variable) || starts.includes('${' + variable);
}

const PATHS = readFileSync(join(repository, 'docs/access.md'), 'utf8');

function adapter(object, where) {
  const pod = podOf(object);
  const own = [...(pod.initContainers ?? []), ...pod.containers]
    .filter((container) => /emg-(adapter|simulator)/.test(container.image));
  for (const container of own) {
    for (const variable of container.env ?? []) {
      known(variable.name) || wrong(where, `gives ${variable.name}, which nothing reads`);
    }
    for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
      const http = container[probe]?.httpGet;
      if (http) {
        PATHS.includes('`GET ' + http.path + '`') || wrong(where, `asks ${http.path}, which is not served to all`);
        const ports = (container.ports ?? []).map((port) => port.name);
        ports.includes(http.port) || wrong(where, `asks the port ${http.port}, which is not there`);
        container[probe].timeoutSeconds > 5 || wrong(where, `${probe} gives up after 5 s`);
      }
    }
    if (container.name === 'adapter') {
      const { periodSeconds, failureThreshold } = container.startupProbe;
      periodSeconds * failureThreshold >= 120 || wrong(where, 'a start has less than 120 s');
      pod.terminationGracePeriodSeconds > 35 || wrong(where, 'a stop has less than it may take');
      /^\s+port: (8080|"\$\{PORT:8080\}")$/m.test(starts) || wrong(where, 'the port is another');
    }
  }
}

function references(objects, where) {
  const names = new Set(objects.map((each) => `${each.kind}/${each.metadata.name}`));
  const services = objects.filter((each) => each.kind === 'Service');
  for (const object of objects) {
    const scaled = object.kind === 'ScaledObject' && object.spec.scaleTargetRef;
    if (scaled && !names.has(`${scaled.kind}/${scaled.name}`)) wrong(where, `${scaled.name} to scale is not there`);
    for (const volume of podOf(object)?.volumes ?? []) {
      const map = volume.configMap?.name;
      if (map && !names.has(`ConfigMap/${map}`)) wrong(where, `the ConfigMap ${map} is not there`);
    }
    for (const rule of object.kind === 'HTTPRoute' ? object.spec.rules : []) {
      for (const to of rule.backendRefs ?? []) {
        services.some((each) => each.metadata.name === to.name && each.spec.ports.some((port) => port.port === to.port)) ||
          wrong(where, `the route leads to ${to.name}:${to.port}, which is no service`);
      }
    }
  }
}

// Names are asked where the platform answers for them, by the ports of the pods that do.
const NAMES = { openshift: ['openshift-dns', 5353] };

function asksForNames(objects, where) {
  const [namespace, port] = NAMES[where.split('/')[1]] ?? ['kube-system', 53];
  const rules = objects.filter((each) => each.kind === 'NetworkPolicy').flatMap((each) => each.spec.egress);
  for (const protocol of ['UDP', 'TCP']) {
    rules.some((rule) =>
      rule.to?.some((to) => to.namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'] === namespace) &&
      rule.ports.some((each) => each.port === port && each.protocol === protocol)) ||
      wrong(where, `may not ask ${namespace} for names by ${protocol} ${port}`);
  }
}

const overlays = ['base', ...readdirSync(join(repository, 'k8s/overlays')).map((each) => `overlays/${each}`)];
let count = 0;
for (const overlay of overlays) {
  const objects = render(overlay);
  for (const object of objects) {
    const where = `${overlay} ${object.kind} ${object.metadata.name}`;
    schema(object, where);
    if (podOf(object)) {
      restricted(object, where);
      adapter(object, where);
    }
    count++;
  }
  asksForNames(objects, overlay);
  if (overlay !== 'base') references(objects, overlay);
}
types();
problems.forEach((each) => console.error(each));
if (unchecked.size > 0) console.log(`No schema at hand for ${[...unchecked].join(', ')}: checked by its fields alone.`);
console.log(`${count} objects of ${overlays.length} kustomizations, ${problems.length} problems.`);
process.exit(problems.length === 0 ? 0 : 1);
