import { passwordHash } from '@beian/bureau-protocol/protocol';
import { type Clock, shanghaiTime } from '../clock.ts';
import type { Account } from '../environment.ts';
import type { Call } from './calls.ts';
import type { Faults } from './faults.ts';
import type { CallCode } from './messages.ts';

interface CallContext {
  readonly account: Account;
  readonly faults: Faults;
  readonly clock: Clock;
  /** Number of the last accepted upload. */
  readonly counter: number;
}

interface CallCheck {
  readonly code: CallCode;
  /** Undefined: applies to every method. */
  readonly of?: 'upload' | 'others';
  readonly fails: (call: Call, context: CallContext) => boolean;
}

/** The checks of a call in the order of docs/spec/bureau-interface.md B-12, up to the check of the package. */
const checks: readonly CallCheck[] = [
  { code: 901, of: 'upload', fails: (_, { faults }) => faults.countFired('maintenance', faults.settings.maintenance) },
  { code: 902, of: 'others', fails: (_, { faults }) => faults.countFired('maintenance', faults.settings.maintenance) },
  { code: 4, fails: (call, { account }) => call.parameter('userName') !== account.userName },
  { code: 16, fails: (call) => call.parameter('randVal').length < 20 },
  // A missing hash, or a random value with other characters than letters and digits, is no valid authentication.
  {
    code: 12,
    fails: (call) => !/^[0-9A-Za-z]+$/.test(call.parameter('randVal')) || !isHash(call.parameter('pwdHash')),
  },
  {
    code: 5,
    fails: (call, { account }) =>
      call.parameter('pwdHash') !== passwordHash(account.password, call.parameter('randVal')),
  },
  { code: 13, fails: (call, { account }) => call.parameter('ispId') !== account.ispId },
  { code: 20, of: 'upload', fails: (_, { faults }) => faults.countFired('closedHours', faults.settings.closedHours) },
  {
    code: 20,
    of: 'upload',
    fails: (_, { faults, clock }) => faults.countFired('filingHours', isClosed(faults, clock)),
  },
  { code: 9, of: 'upload', fails: (call) => !['0', '1'].includes(call.parameter('encryptAlgorithm')) },
  { code: 10, fails: (call) => call.parameter('hashAlgorithm') !== '0' },
  { code: 11, of: 'upload', fails: (call) => call.parameter('compressionFormat') !== '0' },
  { code: 999, of: 'upload', fails: (call) => !isSequence(call.parameter('dataSequence')) },
  {
    code: 14,
    of: 'upload',
    fails: (call, { counter, faults }) => {
      const number = Number(call.parameter('dataSequence'));
      const mayRepeat = faults.settings.repeatedNumber !== 'refused' && counter > 0;
      return number !== counter + 1 && !(mayRepeat && number === counter);
    },
  },
  { code: 15, of: 'upload', fails: (_, { faults }) => faults.shouldFire('busy15') },
  { code: 8, of: 'upload', fails: (_, { faults }) => faults.shouldFire('broken8') },
];

function isClosed({ settings: { filingHours } }: Faults, clock: Clock): boolean {
  if (filingHours === null) return false;
  const now = shanghaiTime(clock.now());
  const { from, to } = filingHours;
  // The hours may cross midnight.
  return from <= to ? now < from || now >= to : now < from && now >= to;
}

const isHash = (text: string) => /^[A-Za-z0-9+/]{22}==$/.test(text);
/** A 4-byte integer (B-5). */
const isSequence = (text: string) => /^\d{1,10}$/.test(text) && Number(text) <= 2147483647;

export function firstFailing(call: Call, context: CallContext): CallCode | undefined {
  const group = call.method === 'isp_upload' ? 'upload' : 'others';
  return checks.find(({ of, fails }) => (of === undefined || of === group) && fails(call, context))?.code;
}
