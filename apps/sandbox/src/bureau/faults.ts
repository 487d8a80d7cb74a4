import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Method, methods } from './calls.ts';
import { type CallCode, callMessages } from './messages.ts';

/** Forms of the WSDL. */
const wsdlForms = ['usual', 'moved', 'renamed', 'soap12'] as const;
export type WsdlForm = (typeof wsdlForms)[number];

/** Damages of the answer about the previous upload. */
const previousDamages = ['wrongHash', 'cutArchive', 'noFile', 'noNumber', 'zeroWithFile', 'refusedWithNumber'] as const;
export type PreviousDamage = (typeof previousDamages)[number];

/** The next n times, or each time with this probability, drawn from the seed. */
const times = z.union([z.int().min(0).max(1000), z.strictObject({ rate: z.number().min(0).max(1) })]);
const flag = z.boolean();
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be an hour like 09:00');
const code = z.custom<CallCode>(
  (one) => typeof one === 'number' && one !== 0 && String(one) in callMessages,
  'must be a code of the calls that refuses',
);

/**
 * Refuses the next calls of a method with a code (docs/spec/bureau-interface.md B-6), before any other check. `stored`: an upload that would be
 * accepted is, and only its answer is the code.
 */
const refusal = z.strictObject({
  code,
  of: z.enum(methods).default('isp_upload'),
  times: times.default(1),
  stored: flag.default(false),
});

/** The faults that can be set, and the variants of answers (docs/spec/bureau-interface.md B-12). Unknown names are refused. */
const shape = z.strictObject({
  /** Accept the next n uploads durably, then cut the connection instead of answering. */
  dropAfterAccept: times.default(0),
  /** Cut the connection of the next n uploads before anything is accepted. */
  dropBeforeAccept: times.default(0),
  /** Accept nothing of the next n uploads and never answer, until the caller disconnects or `POST /control/release`. */
  hangBeforeAccept: times.default(0),
  /** Hold the answer of accepted uploads: milliseconds of real time (0: not at all), or until `POST /control/release`. */
  holdUploadAnswerMs: z.union([z.int().min(0).max(600_000), z.literal('untilReleased')]).default(0),
  /** Refuse with any code; the first rule of the method counts. */
  refuse: z.array(refusal).max(24).default([]),
  /**
   * The last number sent again, which the specification does not define (B-5): `refused` with 14; `idempotent`: answered 0 when it is
   * the same file, and not accepted again; `accepted` as another file.
   */
  repeatedNumber: z.enum(['refused', 'idempotent', 'accepted']).default('refused'),
  /** How another number than the next is refused: 14, or 999 with the number that is expected, as some bureaus were seen to do. */
  otherNumber: z.enum(['14', '999']).default('14'),
  /** No call is answered: every connection is cut. */
  down: flag.default(false),
  /** No call is answered and no connection is cut, until the caller disconnects or `POST /control/release`. */
  silent: flag.default(false),
  /** The next n downloads carry a wrong hash. */
  corruptHash: times.default(0),
  /** The next n uploads are answered 15. */
  busy15: times.default(0),
  /** The next n uploads are answered 8: the file is broken, and its orders come back. */
  broken8: times.default(0),
  /** The reviewer decides nothing until this is reset, except what `/control/decide` names. */
  holdDecisions: flag.default(false),
  /** Every call is answered 901 or 902. */
  maintenance: flag.default(false),
  /** Uploads are answered 20. */
  closedHours: flag.default(false),
  /** Uploads are answered 20 outside these hours of the sandbox's clock (Asia/Shanghai); the text names the hours. */
  filingHours: z.strictObject({ from: hour, to: hour }).nullable().default(null),
  /** The next n result files are queued twice, under two names. */
  duplicateResults: times.default(0),
  /** The results of the next n uploads of several changes come in several files, every second one late. */
  partialBatches: times.default(0),
  /** The next n results come late. */
  lateResults: times.default(0),
  /** Delay of late results, ms of the sandbox's clock; default three days. */
  lateByMs: z
    .int()
    .min(0)
    .max(31 * 86_400_000)
    .default(3 * 86_400_000),
  /** The next n downloads return another file than the oldest, when several wait. */
  outOfOrder: times.default(0),
  /** The next n acknowledgements are answered 0 but ignored: the file comes again. */
  loseAcknowledgements: times.default(0),
  /**
   * Damages every answer about the previous upload: a hash that does not match; an archive cut in half, with its hash; a number without a
   * file; a file without a number; the file under the number 0; code 999 beside the number 0.
   */
  previousUploadDamaged: z.enum(previousDamages).nullable().default(null),
  /** The next n results of single changes lack `Bs`. */
  omitBs: times.default(0),
  /** The next n files of results or records hold a rectification notice without kind and text, too. */
  unreadableRecord: times.default(0),
  /** The next n files of results or records hold elements that the schema does not list, in each block and beside them. */
  unknownElements: times.default(0),
  /** The next n results of single filings state another operation: those of changes 注销网站 (7), others 变更备案 (4). */
  otherOperation: times.default(0),
  /** A reviewer's verdict comes only as opinion (GJSHS). */
  opinionOnly: flag.default(false),
  /** A reviewer's verdict comes only as code (Jg_xx). */
  codesOnly: flag.default(false),
  /** A result and the record that follows it come in one file. */
  blocksTogether: flag.default(false),
  /**
   * The next n downloads return the waiting file, or an empty one when none waits, with a right hash but damaged: not well-formed;
   * with a DOCTYPE; of nested entities; of 100 MB; the archive cut in half; the archive of two entries. The waiting file stays in the
   * queue and is undamaged afterwards.
   */
  fileMalformed: times.default(0),
  fileDoctype: times.default(0),
  fileEntityBomb: times.default(0),
  fileHuge: times.default(0),
  fileCut: times.default(0),
  fileTwoEntries: times.default(0),
  /** The next n answers are damaged this way, whatever the call did; `slowDrip`: sent byte by byte. */
  answerMalformed: times.default(0),
  answerDoctype: times.default(0),
  answerEntityBomb: times.default(0),
  answerHuge: times.default(0),
  slowDrip: times.default(0),
  /** Milliseconds of real time between two bytes of a slow answer. */
  dripMs: z.int().min(1).max(60_000).default(200),
  /** The methods to which those five faults apply. */
  answersOf: z.array(z.enum(methods)).default([...methods]),
  /** Number of password checks per filing number within the time (ms of the sandbox's clock); further ones are answered 22. */
  passwordChecks: z.int().min(0).max(1000).default(5),
  passwordChecksMs: z
    .int()
    .min(1)
    .max(31 * 86_400_000)
    .default(86_400_000),
  /** The form of passwords, which the specification leaves open (B-4.6). */
  passwordForm: z.enum(['md5', 'clear']).default('md5'),
  /** Whether a deregistration of a subject needs the filing password; where it is `optional`, one that is sent must still be right. */
  subjectPassword: z.enum(['required', 'optional']).default('required'),
  /** Whether a change needs the filing password; where it is `ignored`, what is sent is not checked. */
  changePassword: z.enum(['required', 'ignored']).default('ignored'),
  /** The next n lookups are not answered: the connection is cut. */
  dropLookups: times.default(0),
  /** Files are sent encrypted; needs the key. */
  encryptDownloads: flag.default(false),
  /**
   * The WSDL that is served from now on, at the address as before: `moved` the service stands at another path, and the old one is 404;
   * `renamed` the parameters are called `arg0`, `arg1`, …, and calls with the old names are a SOAP fault; `soap12` calls of SOAP 1.1 are 415.
   */
  wsdl: z.enum(wsdlForms).default('usual'),
  /** `<return>` has its attribute `version`. */
  version: flag.default(false),
  /** `msg` is padded to the 256 characters that the schema demands. */
  padMsg: flag.default(false),
  /** `beianInfo` is wrapped in lines of 76. */
  wrapBase64: flag.default(false),
  /** The answer is a CDATA section instead of escaped text. */
  cdata: flag.default(false),
  /** Code of an answer with a file; null: 3 while more files wait, else 1. */
  codeWithFile: z.literal([0, 1, 3]).nullable().default(null),
});

export type FaultSettings = z.infer<typeof shape>;
export type FaultName = keyof FaultSettings;
type Times = z.infer<typeof times>;
/** The faults that are counted or have a rate. */
export type CountedFault = {
  [K in FaultName]: FaultSettings[K] extends Times ? (Times extends FaultSettings[K] ? K : never) : never;
}[FaultName];

const partialShape = shape.partial();

export const noFaults = (): FaultSettings => shape.parse({});

/** Reads the body of `POST /control/faults`; values that it does not name are left out. */
export function readFaults(body: unknown): Partial<FaultSettings> {
  // Defaults must not be applied here: values that are not named stay as they are.
  const named = new Set(Object.keys(typeof body === 'object' && body !== null ? body : {}));
  return Object.fromEntries(Object.entries(partialShape.parse(body)).filter(([key]) => named.has(key)));
}

/** The faults of one bureau, and how often each has happened. */
export interface Faults {
  readonly settings: FaultSettings;
  /** Sets the named values; the others stay. */
  update(some: Partial<FaultSettings>): void;
  /** Whether the fault happens this time: counts down or draws, and counts. */
  shouldFire(name: CountedFault): boolean;
  /** The code with which this call is refused, although it is stored or without that. */
  refusalOf(method: Method, stored?: boolean): CallCode | undefined;
  /** Counts a flag or mode that had an effect, and returns `did`. */
  countFired(name: FaultName, did: boolean): boolean;
  /** The next number of this purpose from the seed, from 0 to below 1. */
  nextRandom(purpose: string): number;
  readonly seed: string;
  /** Restarts the draws with another seed. */
  reseed(seed: string): void;
  /** How often each fault has happened since the sandbox started. */
  firedCounts(): Readonly<Record<string, number>>;
}

/** `place` makes the draws of two bureaus differ. Each fault draws from its own sequence, independent of the others. */
export function createFaults(place: string, seed: string, first: Partial<FaultSettings> = {}): Faults {
  const settings: FaultSettings = { ...noFaults(), ...first };
  const firedCounts = new Map<string, number>();
  const drawCounts = new Map<string, number>();
  let currentSeed = seed;
  const nextRandom = (purpose: string) => {
    const nth = (drawCounts.get(purpose) ?? 0) + 1;
    drawCounts.set(purpose, nth);
    const bytes = createHash('sha256').update(`${currentSeed}:${place}:${purpose}:${nth}`).digest();
    return bytes.readUInt32BE() / 2 ** 32;
  };
  const countFired = (name: FaultName, did: boolean) => {
    if (did) firedCounts.set(name, (firedCounts.get(name) ?? 0) + 1);
    return did;
  };
  /** Whether the fault happens this time, and the remaining count. */
  const consume = (left: Times, purpose: string): readonly [boolean, Times] =>
    typeof left === 'number' ? [left > 0, Math.max(left - 1, 0)] : [nextRandom(purpose) < left.rate, left];
  return {
    settings,
    update: (some) => void Object.assign(settings, some),
    shouldFire: (name) => {
      const [fires, left] = consume(settings[name], name);
      settings[name] = left;
      return countFired(name, fires);
    },
    refusalOf: (method, stored = false) => {
      const rule = settings.refuse.find((one) => one.of === method && one.stored === stored && one.times !== 0);
      if (rule === undefined) return undefined;
      const [fires, left] = consume(rule.times, `refuse ${method} ${rule.code}`);
      rule.times = left;
      return countFired('refuse', fires) ? rule.code : undefined;
    },
    countFired,
    nextRandom,
    get seed() {
      return currentSeed;
    },
    reseed: (next) => {
      currentSeed = next;
      drawCounts.clear();
    },
    firedCounts: () => Object.fromEntries([...firedCounts].sort(([one], [other]) => one.localeCompare(other))),
  };
}
