import { z } from 'zod';
import { type FaultSettings as FaultLevers, readFaults } from './bureau/faults.ts';
import type { MinistryBehaviour } from './ministry/store.ts';
import { MOST_MORE_SUBJECTS } from './seed/more-subjects.ts';
import { type Place, places } from './seed/places.ts';

const port = z.coerce
  .number({ error: 'must be a whole number from 0 to 65535 (0 takes a free port)' })
  .int('must be a whole number from 0 to 65535 (0 takes a free port)')
  .min(0, 'must be a whole number from 0 to 65535 (0 takes a free port)')
  .max(65535, 'must be a whole number from 0 to 65535 (0 takes a free port)');

const moreSubjectsRange = `must be a whole number from 0 to ${MOST_MORE_SUBJECTS}`;

const aesText = z.string().regex(/^[\x21-\x7e]{16}$/, 'must be 16 printable ASCII characters');

/** Jiangsu's account comes from the settings; the others are derived from it. */
const jiangsu = '320000';

/** The seven provinces with SMS verification since 2017-12-18. */
const smsProvinces = '120000,620000,540000,640000,460000,650000,630000';
const milliseconds = z.coerce
  .number({ error: 'must be a whole number of milliseconds' })
  .int('must be a whole number of milliseconds')
  .min(0, 'must not be negative')
  .max(31 * 86_400_000, 'must be at most 31 days');

/** Faults as JSON, in the format of `POST /control/faults`. */
const faults = z.string().transform((text, context): Partial<FaultLevers> => {
  try {
    return readFaults(JSON.parse(text));
  } catch (error) {
    const why = error instanceof z.ZodError ? `: ${error.issues[0]?.path.join('.')} ${error.issues[0]?.message}` : '';
    context.addIssue(`must be JSON of faults (bureau/faults.ts)${why}`);
    return z.NEVER;
  }
});

/** `all`, or province codes separated by commas; returns places ordered by code. */
const bureaus = z.string().transform((text, context): readonly Place[] => {
  const codes = text.split(',');
  const unknown = codes.filter((code) => !places.some(({ province }) => province === code));
  if (text !== 'all' && unknown.length > 0) {
    context.addIssue('must be all, or six-digit codes of provinces that have a bureau, with commas between them');
    return z.NEVER;
  }
  return places.filter(({ province }) => text === 'all' || codes.includes(province));
});

/** Ports of bureaus besides the common one: a first port, counted up in the order of codes, or `province:port` each. */
type BureauPorts = number | ReadonlyMap<string, number>;

const bureauPorts = z.string().transform((text, context): BureauPorts => {
  const isPort = (one: string) => /^\d{1,5}$/.test(one) && Number(one) <= 65535;
  if (isPort(text)) return Number(text);
  const pairs = text.split(',').map((pair) => pair.split(':'));
  const isPair = ([province = '', at = '', ...rest]: readonly string[]) =>
    /^\d{6}$/.test(province) && isPort(at) && rest.length === 0;
  if (pairs.every(isPair)) return new Map(pairs.map(([province = '', at]) => [province, Number(at)]));
  context.addIssue('must be a first port, or province:port pairs with commas between them, such as 110000:4411');
  return z.NEVER;
});

const shape = z
  .object({
    // The sandbox trusts every caller, so it listens only on this machine. In a container its network decides who can reach it.
    SANDBOX_HOST: z
      .enum(['127.0.0.1', '0.0.0.0'], { error: 'must be 127.0.0.1, or 0.0.0.0 in a container' })
      .default('127.0.0.1'),
    SANDBOX_PORT: port.default(4300),
    SANDBOX_SMTP_PORT: port.default(4325),
    SANDBOX_DATA: z.string().min(1, 'must name a folder').default('.data/sandbox'),
    SANDBOX_DECISION_MS: z.coerce
      .number({ error: 'must be a whole number of milliseconds from 0 to 86400000' })
      .int('must be a whole number of milliseconds from 0 to 86400000')
      .min(0, 'must be a whole number of milliseconds from 0 to 86400000')
      .max(86_400_000, 'must be a whole number of milliseconds from 0 to 86400000')
      .default(4000),
    SANDBOX_BUREAUS: bureaus.default(places.filter(({ province }) => province === jiangsu)),
    SANDBOX_BUREAU_PORTS: bureauPorts.optional(),
    SANDBOX_MORE_SUBJECTS: z.coerce
      .number({ error: moreSubjectsRange })
      .int(moreSubjectsRange)
      .min(0, moreSubjectsRange)
      .max(MOST_MORE_SUBJECTS, moreSubjectsRange)
      .default(0),
    SANDBOX_ISP_ID: z
      .string()
      .regex(/^[1-9]\d{0,17}$/, 'must be 1 to 18 digits without a leading zero')
      .default('320000000999'),
    SANDBOX_USER: z.string().min(1, 'must not be empty').max(64, 'must be at most 64 characters').default('sandbox-js'),
    SANDBOX_PASSWORD: z
      .string()
      .min(1, 'must not be empty')
      .max(64, 'must be at most 64 characters')
      .default('样例密码Aa1'),
    SANDBOX_AES_KEY: aesText.optional(),
    SANDBOX_AES_IV: aesText.optional(),
    SANDBOX_SMS_PROVINCES: z
      .string()
      .regex(/^(\d{6}(,\d{6})*)?$/, 'must be codes of provinces, six digits each, with commas between them')
      .default(smsProvinces),
    SANDBOX_SMS_EDITION: z.iso.date('must be a day like 2018-06-15').default('2018-06-15'),
    SANDBOX_SMS_DELAY_MS: milliseconds.default(2000),
    SANDBOX_SMS_WINDOW_MS: milliseconds.default(48 * 3_600_000),
    SANDBOX_SMS_SEED: z.string().min(1, 'must not be empty').default('sandbox'),
    SANDBOX_FAULTS: faults.default({}),
    SANDBOX_FAULT_SEED: z.string().min(1, 'must not be empty').max(64, 'must be at most 64 characters').default('1'),
    END_WITH_PARENT: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0'),
  })
  .refine((env) => (env.SANDBOX_AES_KEY === undefined) === (env.SANDBOX_AES_IV === undefined), {
    path: ['SANDBOX_AES_IV'],
    error: 'and SANDBOX_AES_KEY go together: set both or neither',
  })
  .refine(
    ({ SANDBOX_BUREAU_PORTS: ports, SANDBOX_BUREAUS: open }) =>
      typeof ports === 'number'
        ? ports + open.length - 1 <= 65535
        : [...(ports?.keys() ?? [])].every((code) => open.some(({ province }) => province === code)),
    { path: ['SANDBOX_BUREAU_PORTS'], error: 'must name open bureaus, and ports up to 65535' },
  );

/** A wrong setting; the message has one sentence per variable for people. */
export class WrongSetting extends Error {}

/** Account of the one access provider (接入商) at one bureau. */
export interface Account {
  readonly ispId: string;
  readonly userName: string;
  readonly password: string;
  readonly encryption?: { readonly key: string; readonly iv: string };
}

export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly smtpPort: number;
  readonly folder: string;
  /** Milliseconds of the sandbox's clock between acceptance and the reviewer's decision. */
  readonly decisionDelayMs: number;
  /** The bureaus to open, ordered by code, with the provider's account at each. */
  readonly bureaus: readonly {
    readonly place: Place;
    readonly account: Account;
    /** Its own port besides the common one; 0: any free port; undefined: none. */
    readonly port: number | undefined;
  }[];
  /** Subjects that every bureau but Jiangsu's has on file in addition to its usual ones. */
  readonly moreSubjects: number;
  /** The faults of every bureau at the start, and the seed of faults with a rate. */
  readonly faults: { readonly initial: Partial<FaultLevers>; readonly seed: string };
  /** Behaviour of the ministry at the start. */
  readonly ministry: { readonly behaviour: MinistryBehaviour; readonly seed: string };
  readonly endWithParent: boolean;
}

/** Reads the settings; an empty variable counts as unset. The only reader of `process.env`. @throws WrongSetting */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Settings {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = shape.safeParse(present);
  if (!parsed.success) {
    throw new WrongSetting(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join(' '));
  }
  const env = parsed.data;
  return {
    host: env.SANDBOX_HOST,
    port: env.SANDBOX_PORT,
    smtpPort: env.SANDBOX_SMTP_PORT,
    folder: env.SANDBOX_DATA,
    decisionDelayMs: env.SANDBOX_DECISION_MS,
    bureaus: env.SANDBOX_BUREAUS.map((place, at) => ({
      place,
      account: accountAt(place, env),
      port: bureauPort(env.SANDBOX_BUREAU_PORTS, place, at),
    })),
    moreSubjects: env.SANDBOX_MORE_SUBJECTS,
    faults: { initial: env.SANDBOX_FAULTS, seed: env.SANDBOX_FAULT_SEED },
    ministry: {
      behaviour: {
        provinces: env.SANDBOX_SMS_PROVINCES.split(',').filter((code) => code !== ''),
        edition: env.SANDBOX_SMS_EDITION,
        sendDelayMs: env.SANDBOX_SMS_DELAY_MS,
        windowMs: env.SANDBOX_SMS_WINDOW_MS,
        neverSend: false,
        statusDelayMs: 0,
        statusDown: false,
      },
      seed: env.SANDBOX_SMS_SEED,
    },
    endWithParent: env.END_WITH_PARENT === '1',
  };
}

/** When the first port is 0, each bureau takes a free one. */
const bureauPort = (ports: BureauPorts | undefined, { province }: Place, at: number): number | undefined =>
  typeof ports === 'number' ? (ports === 0 ? 0 : ports + at) : ports?.get(province);

/** The account of a bureau; all share one password. */
function accountAt({ province, letters }: Place, env: z.infer<typeof shape>): Account {
  const { SANDBOX_AES_KEY: key, SANDBOX_AES_IV: iv, SANDBOX_PASSWORD: password } = env;
  const isNamed = province === jiangsu;
  return {
    ispId: isNamed ? env.SANDBOX_ISP_ID : `${province}000999`,
    userName: isNamed ? env.SANDBOX_USER : `sandbox-${letters}`,
    password,
    ...(key && iv ? { encryption: { key, iv } } : {}),
  };
}
