import { type Addresses, compareAddresses } from '../address/special-networks.ts';
import { shanghaiDay } from '../calendar/shanghai.ts';
import { addressesOf, addressesOfNetwork } from '../checks/ip-range.ts';
import type { FieldId } from '../filing/fields.ts';
import { SERVICE_CODE } from '../filing/order-fields.ts';
import { type BilingualText, bilingual, fillTemplate } from '../text/bilingual-text.ts';
import type { RefusalReasonCode } from '../text/reason-codes.ts';
import type { Reason } from '../text/refusal.ts';
import type { ServiceCodeAnswer } from './answer.ts';
import type { ServiceCodeRelease, ServiceCodeState } from './states.ts';

/** Validity of an answer of the cloud in hours; the worker asks again well before. */
export const SERVICE_CODE_HOURS = 24;
const RULE = 'R-4.8';

/** The code of an order as the guards read it. */
export interface ServiceCodeFacts {
  /** The setting asks orders of this kind and edition for a code. */
  readonly required: boolean;
  /** As typed; null: none. */
  readonly code: string | null;
  /** The addresses of the access, as typed. */
  readonly ipRanges: readonly string[];
  /** How many filings the setting lets a server carry; null: the cloud alone counts. */
  readonly places: number | null;
  /** The latest question and answer about exactly this code; null: it was not asked about. */
  readonly check: {
    /** Of the latest question: running, answered, or unanswered so far. */
    readonly state: 'pending' | 'done' | 'unavailable';
    /** When the cloud last answered; null: never. */
    readonly checkedAt: string | null;
    /** Null although it answered: the cloud knows no such code. */
    readonly answer: ServiceCodeAnswer | null;
    /** The order that the cloud names is this one. */
    readonly own: boolean;
    /** Filings and orders of this desk on the same server, this one apart. */
    readonly elsewhere: number;
    readonly standing: ServiceCodeState;
    /** The cloud has done what `standing` asks. */
    readonly settled: boolean;
  } | null;
  /** What becomes of the code of an order that is given up. */
  readonly release: ServiceCodeRelease;
  /** The codes that the order has locked, also those that it no longer names. */
  readonly bound: readonly string[];
}

const reason = (
  code: RefusalReasonCode,
  message: BilingualText,
  suggestion: BilingualText,
  field: FieldId = SERVICE_CODE,
): Reason => ({ code, field, message, suggestion, ruleId: RULE });

const anotherCode = bilingual(
  '请填写另一个服务码，或联系云服务器的所有者',
  'Give another code, or ask the owner of the server',
);
const isVoid = reason('SERVICE_CODE_UNUSABLE', bilingual('备案服务码已作废', 'The service code is void'), anotherCode);
/** Another code is needed, or the server is to be mended. */
const unusable = (message: BilingualText, suggestion: BilingualText = anotherCode): Reason => ({
  ...isVoid,
  message,
  suggestion,
});

const missing = reason(
  'SERVICE_CODE_MISSING',
  bilingual('请填写备案服务码', 'The service code is missing'),
  bilingual(
    '请在云服务器的控制台申请服务码后填写',
    'Make one for your server in the console of the cloud, and enter it',
  ),
);
const notChecked = reason(
  'SERVICE_CODE_PENDING',
  bilingual('备案服务码尚未核验', 'The service code has not been checked'),
  bilingual('请重新保存服务码', 'Save it again'),
);
const pending = reason(
  'SERVICE_CODE_PENDING',
  bilingual('备案服务码正在核验', 'The service code is being checked'),
  bilingual('请稍候再试', 'Try again in a moment'),
);
const unavailable = reason(
  'CLOUD_UNAVAILABLE',
  bilingual('云平台未答复，备案服务码未能核验', 'The cloud does not answer: the service code is not checked'),
  bilingual('我们会自动重试，请稍后再试；订单保留', 'We try again by ourselves, and the order stays: try again later'),
);
const taken = reason(
  'SERVICE_CODE_TAKEN',
  bilingual('备案服务码已用于另一个订单', 'The service code serves another order'),
  bilingual('一个服务码只能用于一个订单，请填写另一个', 'One code serves one order: give another'),
);
/** Where another order locked it first. */
export const serviceCodeTaken = taken;
const notBound = reason(
  'SERVICE_CODE_NOT_BOUND',
  bilingual('云平台尚未确认锁定备案服务码', 'The cloud has not confirmed the lock of the service code'),
  bilingual('我们会自动重试，请稍后再试', 'We try again by ourselves: try again later'),
);

/** Why the code of an order cannot be used by what the cloud says of it; empty: it can. */
function answerReasons(
  { check, places, ipRanges }: ServiceCodeFacts,
  answer: ServiceCodeAnswer,
  now: string,
): Reason[] {
  const { state, server, networks } = answer;
  const isOwn = check?.own === true;
  if (state === 'void') return [isVoid];
  if (state === 'bound' && !isOwn) return [taken];
  if (state === 'filed' && !isOwn)
    return [unusable(bilingual('备案服务码已用于另一个备案', 'The service code was used by another filing'))];
  const paidUntil = shanghaiDay(Date.parse(server.paidUntil));
  if (Date.parse(server.paidUntil) <= Date.parse(now))
    return [
      unusable(
        fillTemplate(bilingual('云服务器已于 {day} 到期', 'The server ended on {day}'), { day: paidUntil }),
        bilingual('请续费后再试，或填写另一个服务码', 'Renew the server and try again, or give another code'),
      ),
    ];
  const isFull = (places !== null && (check?.elsewhere ?? 0) >= places) || (state === 'free' && server.placesLeft < 1);
  if (isFull)
    return [
      unusable(
        bilingual('云服务器的备案数量已用完', 'The server carries as many filings as it may'),
        bilingual(
          '请填写另一台云服务器的服务码；已用的数量不退回',
          'Give a code of another server; a used place never comes back',
        ),
      ),
    ];
  if (server.publicIps.length === 0)
    return [
      unusable(
        bilingual('云服务器没有公网 IP', 'The server has no public IP address'),
        bilingual('请为云服务器绑定公网 IP 后再试', 'Give the server a public address, and try again'),
      ),
    ];
  const foreign = ipRanges.filter((range) => !isOfServer(range, server.publicIps, networks));
  return foreign.map((range) =>
    reason(
      'ADDRESS_NOT_OF_SERVER',
      fillTemplate(
        bilingual(
          'IP 地址 {range} 不属于服务码对应的云服务器',
          'The address {range} is not of the server that the code is of',
        ),
        { range },
      ),
      fillTemplate(
        bilingual('请填写云服务器的公网 IP，例如 {ip}', 'Give a public address of the server, such as {ip}'),
        {
          ip: server.publicIps[0] ?? '',
        },
      ),
      'access.ipRanges',
    ),
  );
}

/** Whether all addresses of a typed entry are the server's or in the provider's networks. What is no address, its own check says. */
export function isOfServer(range: string, publicIps: readonly string[], networks: readonly string[]): boolean {
  const typed = addressesOf(range);
  if (typed === undefined) return true;
  const within = (one: Addresses | undefined): boolean =>
    one !== undefined &&
    one.first.kind() === typed.first.kind() &&
    compareAddresses(one.first, typed.first) <= 0 &&
    compareAddresses(typed.last, one.last) <= 0;
  return (
    publicIps.some((ip) => within(addressesOf(ip))) || networks.some((network) => within(addressesOfNetwork(network)))
  );
}

const isOld = (checkedAt: string, now: string): boolean =>
  Date.parse(checkedAt) + SERVICE_CODE_HOURS * 3_600_000 <= Date.parse(now);

/**
 * Why an order cannot be submitted with its code; empty: it can. An answer stands for a day, also while the cloud is away: what is asked for
 * is that it was right today.
 */
export function serviceCodeReasons(facts: ServiceCodeFacts | null, now: string): Reason[] {
  if (facts === null || !facts.required) return [];
  const { code, check } = facts;
  if (code === null) return [missing];
  if (check === null) return [notChecked];
  if (check.checkedAt === null) return [check.state === 'pending' ? pending : unavailable];
  if (isOld(check.checkedAt, now)) return [check.state === 'pending' ? pending : unavailable];
  if (check.answer === null)
    return [
      unusable(
        bilingual('云平台没有这个备案服务码', 'The cloud knows no such service code'),
        bilingual('请核对后重新填写', 'Compare it with the console of the cloud, and enter it again'),
      ),
    ];
  return answerReasons(facts, check.answer, now);
}

/** The same once it was submitted: the lock must be confirmed, too. */
export function serviceCodeLockReasons(facts: ServiceCodeFacts | null, now: string): Reason[] {
  const reasons = serviceCodeReasons(facts, now);
  if (reasons.length > 0 || facts === null || !facts.required) return reasons;
  const { check } = facts;
  return check?.standing === 'BOUND' && check.settled ? [] : [notBound];
}
