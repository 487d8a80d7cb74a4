// The steps of a drill as a table, in their order.
import { Failure } from '../lib/failure.mjs';
import { findFaketime } from '../lib/install.mjs';
import { asObject } from '../lib/store.mjs';
import { processNames } from '../rolling/installation.mjs';
import {
  bureausGoOn,
  closeIncident,
  crashInALoop,
  jobHasEnded,
  loseFiles,
  signsIn,
  takeConnections,
  uploadIsRefused,
} from './faults.mjs';
import * as identity from './identity.mjs';
import { promoteLagging, settlePromotion, standbyLacksFiles } from './promotion.mjs';
import { backUpAndLose, restoreAndResume } from './restore.mjs';

/** @typedef {import('./installation.mjs').Drill} Drill */
/** @typedef {import('./metrics.mjs').Watched} Watched */
/** @typedef {import('./metrics.mjs').Value} Value */
/**
 * @typedef {object} Step
 * @property {import('./names.mjs').StepName} name of `--only`
 * @property {string} fault
 * @property {Watched & { is: Value | 'below 0' | 'below -3500' }} seen what shows the fault; it is mended when this has been seen
 * @property {Watched[]} [watched] what else an operator looks at
 * @property {(drill: Drill) => Promise<unknown>} inject
 * @property {(drill: Drill) => Promise<string>} [check] looks at the fault from outside, and returns what was seen
 * @property {(drill: Drill) => Promise<string | void>} [mend] counted as the time until ready; without it, inject is
 * @property {readonly import('../rolling/installation.mjs').ProcessName[]} [unready] processes that cannot do what they are for meanwhile; any other that is not ready was wrongly stopped
 * @property {readonly import('./load.mjs').Kind[]} [refuses] what may be refused meanwhile with `Retry-After`; anything else that is refused was wrongly stopped
 * @property {true} [planned] work of an operator, not a fault that must be seen soon
 * @property {true} [cuts] a process dies with requests under way, which get no answer; sent again, they count once
 * @property {(drill: Drill) => string | undefined} [lacks] why it cannot be done on this machine
 * @property {true} [former] runs on an installation of its own, which begins with the last release
 */

/** A request to read or write meets the fault before the balancer does. */
const all = /** @type {const} */ (['read', 'write']);
const ready = 'beian_ready';
const faults = 'beian_readiness_fault';
const freeBytes = /** @type {const} */ ({ at: 'worker-1', metric: 'beian_files_free_bytes' });
/** A volume with less is full. */
const FULL_BYTES = 1024 ** 2;
const workersRunning = /** @type {const} */ ({ at: 'api-1', metric: 'beian_workers_running' });
const smsCertificate = /** @type {const} */ ({
  at: 'worker-1',
  metric: 'beian_certificate_seconds_left',
  label: 'service="sms"',
});
/** A certificate that ends soon holds so long. */
const CERTIFICATE_MS = 15_000;
/** Processes whose network falls silent. */
const silenced = /** @type {const} */ (['api-1', 'worker-1']);

/** @type {readonly Step[]} */
export const steps = [
  {
    name: 'api-killed',
    fault: 'one of two API processes is killed (SIGKILL)',
    seen: { at: 'api-1', metric: ready, is: 'no answer' },
    watched: [{ at: 'api-2', metric: ready }],
    inject: (drill) => drill.end('api-1', 'SIGKILL'),
    mend: (drill) => drill.startAgain('api-1'),
    unready: ['api-1'],
    cuts: true,
  },
  {
    name: 'worker-killed',
    fault: 'one of two workers is killed (SIGKILL)',
    seen: { at: 'worker-1', metric: ready, is: 'no answer' },
    watched: [workersRunning],
    inject: (drill) => drill.end('worker-1', 'SIGKILL'),
    mend: (drill) => drill.startAgain('worker-1'),
    unready: ['worker-1'],
  },
  {
    name: 'no-worker',
    fault: 'both workers are killed, and stay away for more than 20 s',
    seen: { ...workersRunning, is: 0 },
    watched: [{ at: 'worker-1', metric: ready }],
    inject: (drill) => Promise.all([drill.end('worker-1', 'SIGKILL'), drill.end('worker-2', 'SIGKILL')]),
    check: async (drill) => {
      const answer = await fetch(`${drill.apiUrl(1)}/readyz`);
      const { running } = asObject(asObject(await answer.json()).workers);
      if (running !== 0) throw new Failure(`/readyz says that ${running} workers run`);
      return `/readyz: ${answer.status}, 0 workers`;
    },
    mend: async (drill) => void (await Promise.all([drill.startAgain('worker-1'), drill.startAgain('worker-2')])),
    unready: ['worker-1', 'worker-2'],
  },
  {
    name: 'database-killed',
    fault: 'all processes of the database are killed (immediate shutdown)',
    seen: { at: 'api-1', metric: faults, label: 'fault="DATABASE_SILENT"', is: 1 },
    watched: [{ at: 'worker-1', metric: ready }],
    inject: (drill) => drill.stopDatabase(),
    mend: async (drill) => void (await drill.restartDatabase()),
    ...{ unready: processNames, refuses: all },
  },
  {
    name: 'network-silent',
    fault: 'the network between the database and one API process and one worker drops every byte',
    seen: { at: 'api-1', metric: faults, label: 'fault="DATABASE_SILENT"', is: 1 },
    watched: [
      { at: 'api-2', metric: ready },
      { at: 'worker-1', metric: ready },
    ],
    inject: async ({ networks }) => {
      for (const name of silenced) networks.get(name)?.silence();
    },
    // A server finds its dead clients by keepalives within 20 s, which this network cannot withhold: it ends their connections.
    mend: async ({ networks }) => {
      for (const name of silenced) {
        networks.get(name)?.resume();
        networks.get(name)?.cut();
      }
    },
    ...{ unready: silenced, refuses: all },
  },
  {
    name: 'disk-full',
    fault: 'the volume of FILES_DIR is full',
    seen: { at: 'api-1', metric: faults, label: 'fault="FILES_FULL"', is: 1 },
    watched: [freeBytes],
    inject: ({ volume }) => volume.fill(),
    check: async (drill) => {
      await drill.until('the worker sees it', async () => Number(await drill.readAt(freeBytes)) < FULL_BYTES);
      return uploadIsRefused(drill, 507);
    },
    mend: async ({ volume }) => void (await volume.empty()),
    lacks: ({ volume }) => volume.why,
  },
  {
    name: 'files-hang',
    fault: 'the volume of FILES_DIR hangs: whoever writes there waits',
    seen: { at: 'api-1', metric: faults, label: 'fault="FILES_UNREACHABLE"', is: 1 },
    watched: [
      { at: 'api-1', metric: 'beian_capability', label: 'capability="read"' },
      { at: 'api-1', metric: 'beian_capability', label: 'capability="upload"' },
    ],
    inject: ({ volume }) => volume.hang(),
    check: async (drill) => `${await uploadIsRefused(drill, 503)}; ${await signsIn(drill)}`,
    mend: async ({ volume }) => void (await volume.answer()),
    lacks: ({ volume }) => volume.why,
  },
  {
    name: 'redis-away',
    fault: 'Redis takes connections and answers nothing, for a minute',
    seen: { at: 'worker-1', metric: faults, label: 'fault="QUEUE_AWAY"', is: 1 },
    watched: [{ at: 'worker-1', metric: 'beian_capability', label: 'capability="bureaus"' }, workersRunning],
    inject: async ({ redis }) => redis.pause(),
    check: bureausGoOn,
    mend: async ({ redis }) => void redis.resume(),
    unready: ['worker-1', 'worker-2'],
  },
  {
    name: 'crash-loop',
    fault: 'the only worker dies after each start',
    seen: { ...workersRunning, is: 0 },
    watched: [{ at: 'api-1', metric: ready }],
    inject: crashInALoop,
    mend: async (drill) => {
      await drill.endFault();
      await Promise.all([drill.startAgain('worker-1'), drill.startAgain('worker-2')]);
    },
    unready: ['worker-1', 'worker-2'],
  },
  {
    name: 'lost-file',
    fault: 'stored files are gone when a job needs them',
    seen: { at: 'worker-1', metric: 'beian_incidents_open', is: 1 },
    inject: loseFiles,
    check: jobHasEnded,
    mend: closeIncident,
  },
  {
    name: 'connections-taken',
    fault: 'other programs take every connection of the database (max_connections)',
    seen: { at: 'api-1', metric: faults, label: 'fault="DATABASE_CROWDED"', is: 1 },
    watched: [
      { at: 'api-1', metric: ready },
      { at: 'worker-1', metric: ready },
    ],
    inject: takeConnections,
    mend: async (drill) => void (await drill.endFault()),
  },
  {
    name: 'certificate-ends',
    fault: 'the certificate of the SMS gateway ends within 15 s, and then has ended',
    seen: { ...smsCertificate, is: 'below 0' },
    inject: async (drill) => {
      drill.front.renew(CERTIFICATE_MS);
      const left = () => drill.readAt(smsCertificate);
      await drill.until('the worker sees that it ends soon', async () => Number(await left()) * 1000 < CERTIFICATE_MS);
      drill.brokeAt = performance.now() + Number(await left()) * 1000;
    },
    check: async () => 'seen while it held: a time below the two weeks of BeianCertificateEnds',
    mend: async (drill) => {
      drill.front.renew();
      await drill.until('the worker sees the new one', async () => Number(await drill.readAt(smsCertificate)) > 3600);
    },
  },
  {
    name: 'rolling-restart',
    fault: 'each process is ended by SIGTERM and started again, workers first',
    seen: { at: 'api-1', metric: faults, label: 'fault="DRAINING"', is: 1 },
    watched: [workersRunning],
    inject: async (drill) => {
      for (const name of processNames) await drill.replace(name);
    },
    planned: true,
  },
  {
    name: 'wrong-keys',
    fault: 'other keys under the same ids take the place of the keys file',
    seen: { at: 'api-1', metric: faults, label: 'fault="KEYS_FOREIGN"', is: 1 },
    watched: [{ at: 'worker-1', metric: ready }],
    inject: identity.replaceKeys,
    check: (drill) => identity.mustNotStart(drill, 'is another one than the key of that name'),
    mend: identity.putKeysBack,
  },
  {
    name: 'foreign-files',
    fault: 'an empty volume is mounted over FILES_DIR',
    seen: { at: 'api-1', metric: faults, label: 'fault="FILES_FOREIGN"', is: 1 },
    watched: [{ at: 'worker-1', metric: ready }],
    inject: identity.coverVolume,
    check: (drill) => identity.mustNotStart(drill, 'holds none of the files'),
    mend: identity.uncoverVolume,
    lacks: ({ volume }) => volume.why,
    ...{ unready: processNames, refuses: all },
  },
  {
    name: 'database-clock',
    fault: 'the server of the database comes back with its clock an hour fast',
    seen: { at: 'worker-1', metric: 'beian_clock_skew_seconds', is: 'below -3500' },
    watched: [{ at: 'api-1', metric: ready }],
    inject: async (drill) => {
      // What is written meanwhile is dated an hour later: an order that is pushed would wait for its hour.
      await drill.pushing;
      await drill.quiet();
      drill.brokeAt = performance.now();
      await identity.restartWithClock(drill, true);
    },
    mend: (drill) => identity.restartWithClock(drill, false),
    lacks: () => (findFaketime() === undefined ? 'libfaketime is not installed' : undefined),
    ...{ unready: processNames, refuses: all },
  },
  {
    name: 'restore',
    fault: 'after a backup under load everything is lost; restored into a new database and folder',
    seen: { at: 'api-1', metric: ready, is: 'no answer' },
    watched: [{ at: 'worker-1', metric: 'beian_bureau_state', label: 'state="stopped"' }, freeBytes],
    inject: backUpAndLose,
    mend: restoreAndResume,
    ...{ unready: processNames, refuses: all },
  },
  {
    name: 'promotion',
    fault: 'the primary dies; a standby is promoted that lacks files which bureaus have, and nobody migrates',
    seen: { at: 'worker-1', metric: 'beian_bureau_state', label: 'state="stopped"', is: 31 },
    watched: [{ at: 'api-1', metric: ready }],
    inject: promoteLagging,
    check: standbyLacksFiles,
    mend: settlePromotion,
    ...{ unready: processNames, refuses: all },
  },
  {
    name: 'upgrade',
    fault: 'the last release is upgraded to this one: migration, then each process',
    seen: { at: 'worker-1', metric: ready, is: 1 },
    watched: [{ at: 'api-1', metric: ready }],
    inject: async (drill) => {
      await drill.runOnce('migrate', [], drill.present);
      for (const name of processNames) await drill.replace(name);
    },
    ...{ former: true, planned: true, refuses: all },
  },
];
