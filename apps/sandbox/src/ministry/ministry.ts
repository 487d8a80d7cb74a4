import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Phone } from '../catch/phone.ts';
import type { Clock } from '../clock.ts';
import type { Principals } from '../operations/operation.ts';
import { type Czlx, operationNames } from '../records/czlx.ts';
import { phonesToCheck } from './persons.ts';
import { type Check, type MinistryBehaviour, openMinistryStore } from './store.ts';

export interface Entry {
  readonly code: string;
  readonly phone: string;
  readonly idTail: string;
}

/** Outcome of an entry; `left` is the number of wrong entries still allowed. */
export interface EntryOutcome {
  readonly outcome: 'verified' | 'wrong' | 'failed' | 'unknown';
  readonly left: number;
}

/** An uploaded filing: the Ztid of its subject, of a new filing the provider's id, and the number of the upload. */
export interface FilingKey {
  readonly ztid: string;
  readonly dataSequence: string;
}

/** What decides who verifies a filing. */
export interface FilingToCheck {
  readonly province: string;
  readonly czlx: Czlx;
  /** `Bs` of its results: the other name under which the provider may ask for its status. */
  readonly submittedAs: string;
  readonly principals: Principals;
}

/** 工信部 (the ministry): sends codes for uploaded filings and checks entries. */
export interface Ministry {
  /**
   * Opens the checks of an accepted filing; false when nobody has to verify it: its province has no SMS verification, or its
   * operation none by the rules of the day. Written to disk when it returns.
   */
  open(key: FilingKey, filing: FilingToCheck): boolean;
  /** Registers the callback of the bureau for the end of a check. */
  onCheckEnd(notifyEnd: (key: FilingKey, verified: boolean) => void): void;
  enterCode(entry: Entry): EntryOutcome;
  /** Enters the code that was sent to a phone last, as its owner does, whose ID number the filing has. */
  answer(phone: string): EntryOutcome;
  /** Sends a new code to a phone; returns the number of codes sent. */
  resend(phone: string): number;
  /** The latest check of this phone and filing, as the status endpoint shows it now. */
  status(
    key: FilingKey,
    phone: string,
  ): { state: Check['state']; sentAt: string | null; wrongEntries: number } | undefined;
  /** Sends codes and ends checks that are due by the clock, and sets the timer for the rest. */
  processDue(): void;
  readonly behaviour: MinistryBehaviour;
  configure(behaviour: Partial<MinistryBehaviour>): void;
  describe(): {
    behaviour: MinistryBehaviour;
    counters: Readonly<Record<string, number>>;
    checks: readonly CheckLine[];
  };
  stop(): void;
}

/** A check without personal values except the first and last digits of the phone. */
export interface CheckLine
  extends Pick<Check, 'ztid' | 'dataSequence' | 'state' | 'sentAt' | 'deadline' | 'wrongEntries'> {
  readonly phone: string;
}

export interface MinistrySettings {
  readonly folder: string;
  readonly clock: Clock;
  readonly phone: Phone;
  /** Behaviour at the start. */
  readonly behaviour: MinistryBehaviour;
  /** The same seed gives the same codes. */
  readonly seed: string;
  readonly log: Logger;
}

const maxWrongEntries = 5;
const maxTimeoutMs = 2 ** 31 - 1;

export function openMinistry({
  folder,
  clock,
  phone: phones,
  behaviour: initialBehaviour,
  seed,
  log,
}: MinistrySettings): Ministry {
  const store = openMinistryStore(folder);
  const { checks, counters } = store;
  const behaviour: MinistryBehaviour = { ...initialBehaviour };
  let timer: NodeJS.Timeout | undefined;
  let notifyEnd: (key: FilingKey, verified: boolean) => void = () => undefined;

  const now = () => clock.now().getTime();
  const isoTimeIn = (ms: number) => new Date(now() + ms).toISOString();
  const checksOfFiling = ({ ztid, dataSequence }: FilingKey) =>
    checks.filter((check) => check.ztid === ztid && check.dataSequence === dataSequence);
  /** The checks of a filing under either of its names. */
  const checksNamed = ({ ztid, dataSequence }: FilingKey) =>
    checks.filter((check) => [check.ztid, check.submittedAs].includes(ztid) && check.dataSequence === dataSequence);

  /** Six digits, the same for the same seed, filing and number of resends. */
  const codeOf = ({ ztid, dataSequence, phone, resends }: Check): string => {
    const hash = createHash('sha256').update([seed, ztid, dataSequence, phone, resends].join('\0')).digest();
    return String(hash.readUInt32BE() % 1_000_000).padStart(6, '0');
  };

  const send = (check: Check) => {
    const hours = Math.round(behaviour.windowMs / 3_600_000);
    const text = `【工信部】您正在办理ICP备案（${operationNames[check.czlx]}），验证码${codeOf(check)}，请在${hours}小时内到所在省通信管理局网站完成短信核验。非本人办理请忽略。`;
    const id = `ministry-${check.ztid}-${check.dataSequence}-${checks.indexOf(check)}-${check.resends}`;
    phones.receive({ id, to: check.phone, text });
    check.sentAt = isoTimeIn(0);
    counters.sent += 1;
  };

  /** The bureau is notified first: after a crash in between, the entry is accepted again and the second notification has no effect. */
  const endCheck = (check: Check, state: 'verified' | 'failed' | 'expired') => {
    check.state = state;
    check.settledAt = isoTimeIn(0);
    counters[state] += 1;
    const all = checksOfFiling(check);
    if (state !== 'verified') for (const other of all) if (other.state === 'waiting') other.state = 'expired';
    if (state !== 'verified' || all.every((one) => one.state === 'verified')) notifyEnd(check, state === 'verified');
    log.info({ ztid: check.ztid, dataSequence: check.dataSequence, state }, 'sms check ended');
  };

  const tick = () => {
    for (const check of checks.filter((one) => one.state === 'waiting')) {
      if (Date.parse(check.deadline) <= now()) endCheck(check, 'expired');
      else if (check.sentAt === null && !behaviour.neverSend && Date.parse(check.sendAt) <= now()) send(check);
    }
  };

  const processDue = () => {
    clearTimeout(timer);
    tick();
    store.commit();
    const next = Math.min(
      ...checks
        .filter((check) => check.state === 'waiting')
        .flatMap(({ sentAt, sendAt, deadline }) =>
          [deadline, ...(sentAt === null && !behaviour.neverSend ? [sendAt] : [])].map((at) => Date.parse(at)),
        ),
    );
    if (Number.isFinite(next)) timer = setTimeout(processDue, Math.min(Math.max(next - now(), 0), maxTimeoutMs));
  };

  /** The checks of a phone that wait for its code. */
  const sentTo = (phone: string) =>
    checks.filter((check) => check.phone === phone && check.state === 'waiting' && check.sentAt !== null);

  const enterCode = ({ code, phone, idTail }: Entry): EntryOutcome => {
    tick();
    const open = sentTo(phone);
    const check = open.find((one) => codeOf(one) === code) ?? open.at(-1);
    if (check === undefined) return { outcome: 'unknown', left: 0 };
    if (codeOf(check) === code && check.idTails.includes(idTail.toUpperCase())) endCheck(check, 'verified');
    else {
      check.wrongEntries += 1;
      counters.wrong += 1;
      if (check.wrongEntries >= maxWrongEntries) endCheck(check, 'failed');
    }
    processDue();
    const outcome = check.state === 'verified' || check.state === 'failed' ? check.state : 'wrong';
    return { outcome, left: maxWrongEntries - check.wrongEntries };
  };

  return {
    behaviour,
    processDue,
    open: (key, { province, czlx, submittedAs, principals }) => {
      if (!behaviour.provinces.includes(province)) return false;
      // A file that is judged again after a crash already has its checks.
      const known = new Set(checksOfFiling(key).map(({ phone }) => phone));
      for (const { phone, idTails } of phonesToCheck(czlx, principals, behaviour.edition)) {
        if (known.has(phone)) continue;
        checks.push({
          ztid: key.ztid,
          dataSequence: key.dataSequence,
          czlx,
          submittedAs,
          phone,
          idTails: [...idTails],
          state: 'waiting',
          acceptedAt: isoTimeIn(0),
          sendAt: isoTimeIn(behaviour.sendDelayMs),
          sentAt: null,
          deadline: isoTimeIn(behaviour.windowMs),
          settledAt: null,
          wrongEntries: 0,
          resends: 0,
        });
        counters.opened += 1;
      }
      processDue();
      return checksOfFiling(key).some((check) => check.state === 'waiting');
    },
    onCheckEnd: (next) => {
      notifyEnd = next;
    },
    enterCode,
    answer: (phone) => {
      tick();
      const last = sentTo(phone).at(-1);
      return last === undefined
        ? { outcome: 'unknown', left: 0 }
        : enterCode({ code: codeOf(last), phone, idTail: last.idTails[0] ?? '' });
    },
    resend: (phone) => {
      const open = checks.filter((check) => check.phone === phone && check.state === 'waiting');
      for (const check of open) {
        check.resends += 1;
        check.sendAt = isoTimeIn(behaviour.sendDelayMs);
        check.sentAt = null;
      }
      processDue();
      return open.length;
    },
    status: (key, phone) => {
      tick();
      counters.asked += 1;
      const check = checksNamed(key).findLast((one) => one.phone === phone);
      if (check === undefined) return undefined;
      const { state, sentAt, wrongEntries, settledAt } = check;
      const isKnown = settledAt === null || Date.parse(settledAt) + behaviour.statusDelayMs <= now();
      return { state: isKnown ? state : 'waiting', sentAt, wrongEntries };
    },
    configure: (next) => {
      Object.assign(behaviour, next);
      processDue();
    },
    describe: () => ({
      behaviour: { ...behaviour },
      counters: { ...counters },
      checks: checks.map(({ ztid, dataSequence, state, sentAt, deadline, wrongEntries, phone }) => ({
        ztid,
        dataSequence,
        state,
        sentAt,
        deadline,
        wrongEntries,
        phone: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
      })),
    }),
    stop: () => clearTimeout(timer),
  };
}
