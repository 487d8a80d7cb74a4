import type { Logger } from 'pino';
import { type Clock, shanghaiDay, shanghaiMoment } from '../clock.ts';
import { findRefusalCodes } from '../judge/checks.ts';
import type { ParsedFile } from '../judge/read-file.ts';
import type { Filing, Ministry } from '../ministry/ministry.ts';
import { applyChange } from '../records/apply.ts';
import type { ChangeFiling, FiledRecord } from '../records/shapes.ts';
import type { Place } from '../seed/places.ts';
import { providerRanges } from '../seed/provider.ts';
import type { Pending, Store, Verdict } from '../store/store.ts';
import type { Tree } from '../xml/write.ts';
import type { Faults } from './faults.ts';
import { resultMessage } from './messages.ts';
import { type DownloadBlocks, publish } from './publish.ts';

/** The bureau's review: machine checks at once, then a reviewer's decision after a delay. */
export interface Review {
  /** Judges an accepted file. Commits. */
  receive(parsed: ParsedFile, file: { dataSequence: string; fileName: string }): void;
  /** Decides now if a change of the subject is pending, else stores the verdict for its next change. */
  decideOrStoreVerdict(ztid: string, verdict: Verdict): 'decided' | 'kept' | 'unknown';
  /** Decides all pending changes; returns how many. */
  decideAll(): number;
  /** Starts the review when the SMS verification has passed, else returns the change to the provider. */
  completeSmsCheck(filing: Filing, verified: boolean): void;
  /** Decides what is due by the clock and sets the timer for the rest. */
  processDue(): void;
  stop(): void;
}

export interface ReviewSettings {
  readonly store: Store;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly place: Place;
  readonly ispId: string;
  readonly decisionDelayMs: number;
  /** The records of every bureau, because a domain is filed once in the country. */
  readonly filed: () => readonly FiledRecord[];
  readonly ministry: Pick<Ministry, 'open'>;
  readonly log: Logger;
}

const reviewer = '赵样例';
/**
 * A change is rejected when its remark contains these words. With it a caller without access to the control routes can get a
 * rejection.
 */
const refusalTrigger = '样例拒绝';
const refusalText = '样例退回：网站名称与网站内容不符，请修改后重新提交';
const maxTimeoutMs = 2 ** 31 - 1;
/** Due time until the SMS is answered. */
const farFuture = '9999-12-31T00:00:00.000Z';

export function createReview(settings: ReviewSettings): Review {
  const { store, clock, faults, place, ispId, decisionDelayMs, filed, ministry, log } = settings;
  const { state } = store;
  const reviewerPhone = `${place.areaCode}-88880000`;
  let timer: NodeJS.Timeout | undefined;

  /** One `Jg_xx` (B-9.2). */
  const result = (
    codes: readonly { code: number; text: string }[],
    operation: string,
    more: { Bs?: string; Bz?: string },
  ) => ({
    Jgxx: codes.map(({ code, text }) => ({ Jgdm: String(code), Dmms: text })),
    Czlx: operation,
    Bs: more.Bs !== undefined && faults.shouldFire('omitBs') ? undefined : more.Bs,
    Bz: more.Bz,
  });

  const publishBlocks = (blocks: DownloadBlocks, ztids: readonly string[], isLate = false) => {
    const times = blocks.BAJG !== undefined && faults.shouldFire('duplicateResults') ? 2 : 1;
    const lateByMs = isLate ? faults.settings.lateByMs : 0;
    for (let sent = 0; sent < times; sent++) publish(store, clock, place.letters, blocks, ztids, lateByMs);
  };

  const isFiledElsewhere = (domain: string, ztid: string) =>
    filed().some(
      (record) =>
        record.Zt_xx.Ztid !== ztid &&
        record.Wz_xx.some((website) => website.Ym_xx.some(({ Ym }) => Ym.toLowerCase() === domain.toLowerCase())),
    );

  const codesFor = ({ change, attachments }: ChangeFiling): number[] => {
    const { Ztid } = change.Zt_xx;
    const record = state.records.find(({ Zt_xx }) => Zt_xx.Ztid === Ztid);
    if (record === undefined) return [1016];
    return findRefusalCodes({
      change,
      attachments,
      record,
      isPending: state.pending.some((pending) => pending.ztid === Ztid),
      ispId,
      providerRanges,
      isFiledElsewhere: (domain) => isFiledElsewhere(domain, Ztid),
    });
  };

  const decisionAt = () => new Date(clock.now().getTime() + decisionDelayMs).toISOString();

  const receive: Review['receive'] = (parsed, { dataSequence, fileName }) => {
    if ('refusal' in parsed) {
      const { refusal, operation, detail } = parsed;
      log.info({ dataSequence, code: refusal, detail }, 'file refused');
      // The specification puts the file name into Dmms only for 5001 (B-9.1); the other codes name it in the remark (B-16.7).
      const [text, remark] =
        refusal === 5001 ? [fileName, detail && `${detail.path} ${detail.rule}`] : [resultMessage(refusal), fileName];
      publishBlocks({ BAJG: { Jg_xx: [result([{ code: refusal, text }], operation, { Bz: remark })] } }, []);
    } else {
      const refused: { ztid: string; codes: number[] }[] = [];
      const isPartial = parsed.changes.length > 1 && faults.shouldFire('partialBatches');
      for (const [at, filing] of parsed.changes.entries()) {
        const ztid = filing.change.Zt_xx.Ztid;
        const codes = codesFor(filing);
        log.info(
          { dataSequence, ztid, codes },
          codes.length > 0 ? 'change refused by machine' : 'change waits for review',
        );
        if (codes.length > 0) refused.push({ ztid, codes });
        else {
          const record = state.records.find(({ Zt_xx }) => Zt_xx.Ztid === ztid);
          const late = isPartial && at % 2 === 1 ? { late: true as const } : {};
          const change = { ztid, dataSequence, fileName, change: filing.change, ...late };
          if (record !== undefined && ministry.open(change, record, filing.change))
            state.pending.push({ ...change, dueAt: farFuture, sms: true });
          else state.pending.push({ ...change, dueAt: decisionAt() });
        }
      }
      if (refused.length > 0) {
        const results = refused.map(({ ztid, codes }) =>
          result(
            codes.map((code) => ({ code, text: resultMessage(code) })),
            '4',
            { Bs: ztid },
          ),
        );
        publishBlocks(
          { BAJG: { Jg_xx: results } },
          refused.map(({ ztid }) => ztid),
        );
      }
    }
    state.judgedThrough = Math.max(state.judgedThrough, Number(dataSequence));
    store.commit();
    processDue();
  };

  const decide = (pending: Pending) => {
    const { ztid, change } = pending;
    const at = state.records.findIndex(({ Zt_xx }) => Zt_xx.Ztid === ztid);
    const record = state.records[at];
    if (record === undefined) throw new Error(`the pending change of ${ztid} has no record`);
    const remarks = [change.Zt_xx.Bz, ...change.Wz_xx.map(({ Wz_Bz }) => Wz_Bz)];
    const verdict = state.verdicts[ztid] ?? { pass: !remarks.some((remark) => remark?.includes(refusalTrigger)) };
    delete state.verdicts[ztid];
    state.pending = state.pending.filter((other) => other !== pending);
    const day = shanghaiDay(clock.now());
    const BAJG = verdictBlocks(ztid, verdict, shanghaiMoment(clock.now()));
    const isLate = pending.late === true || faults.shouldFire('lateResults');
    log.info({ ztid, pass: verdict.pass }, 'decided');
    if (!verdict.pass) {
      publishBlocks({ BAJG }, [ztid], isLate);
      store.commit();
      return;
    }
    const updated = applyChange(record, change, {
      day,
      reviewer,
      nextId: () => {
        state.nextId = (BigInt(state.nextId) + 1n).toString();
        return state.nextId;
      },
    });
    state.records[at] = updated;
    const BASJ: Tree = { Baxx: [updated] };
    if (faults.settings.blocksTogether) publishBlocks({ BAJG, BASJ }, [ztid], isLate);
    else {
      publishBlocks({ BAJG }, [ztid], isLate);
      publishBlocks({ BASJ }, [ztid], isLate);
    }
    store.commit();
  };

  const verdictBlocks = (ztid: string, verdict: Verdict, time: string): Tree => {
    const codes = verdict.codes ?? [verdict.pass ? 1001 : 1002];
    const codesWithText = codes.map((code) => ({ code, text: resultMessage(code) }));
    // Machine codes come without a reviewer's opinion, unless a text was given.
    const omitsOpinion = faults.settings.codesOnly || (verdict.codes !== undefined && verdict.text === undefined);
    return {
      Jg_xx: faults.settings.opinionOnly ? undefined : [result(codesWithText, '4', { Bs: ztid })],
      GJSHS: omitsOpinion
        ? undefined
        : {
            Gjsh: [
              {
                Shrxm: reviewer,
                Shr_dhhm: reviewerPhone,
                Shsj: time,
                Shyj: verdict.text ?? (verdict.pass ? '同意变更' : refusalText),
                Shjg: verdict.pass ? '1' : '0',
                Czlx: '4',
                Jlid: ztid,
              },
            ],
          },
    };
  };

  const processDue = () => {
    clearTimeout(timer);
    const now = clock.now().getTime();
    const isDue = ({ dueAt }: { dueAt: string }) => Date.parse(dueAt) <= now;
    const decides = !faults.settings.holdDecisions;
    if (decides) for (const pending of state.pending.filter(isDue)) decide(pending);
    const arrived = state.late.filter(isDue);
    if (arrived.length > 0) {
      state.late = state.late.filter((file) => !isDue(file));
      state.queue.push(...arrived.map(({ dueAt: _, ...file }) => file));
      store.commit();
    }
    const next = Math.min(...[...(decides ? state.pending : []), ...state.late].map(({ dueAt }) => Date.parse(dueAt)));
    if (Number.isFinite(next)) timer = setTimeout(processDue, Math.min(next - now, maxTimeoutMs));
  };

  return {
    receive,
    decideOrStoreVerdict: (ztid, verdict) => {
      if (!state.records.some(({ Zt_xx }) => Zt_xx.Ztid === ztid)) return 'unknown';
      state.verdicts[ztid] = verdict;
      const pending = state.pending.find((one) => one.ztid === ztid && !one.sms);
      if (pending) decide(pending);
      else store.commit();
      return pending ? 'decided' : 'kept';
    },
    decideAll: () => {
      const all = state.pending.filter((one) => !one.sms);
      for (const pending of all) decide(pending);
      processDue();
      return all.length;
    },
    completeSmsCheck: ({ ztid, dataSequence }, verified) => {
      const isSmsPending = (one: Pending) => one.sms === true && one.ztid === ztid && one.dataSequence === dataSequence;
      state.pending = state.pending.flatMap((one) => {
        if (!isSmsPending(one)) return [one];
        const { sms: _, ...waiting } = one;
        return verified ? [{ ...waiting, dueAt: decisionAt() }] : [];
      });
      store.commit();
      processDue();
    },
    processDue,
    stop: () => clearTimeout(timer),
  };
}
