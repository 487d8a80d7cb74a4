import type { Logger } from 'pino';
import { type Clock, shanghaiDay, shanghaiMoment } from '../clock.ts';
import type { BureauData, FilingInReview } from '../judge/case.ts';
import type { FilingKey, Ministry } from '../ministry/ministry.ts';
import { type Filing, operations } from '../operations/index.ts';
import { judgeMaterials } from '../operations/material.ts';
import type { ParsedFile } from '../operations/read-file.ts';
import type { Effect } from '../records/effects.ts';
import { keepRegistered } from '../records/keep-registered.ts';
import type { FiledRecord } from '../records/shapes.ts';
import type { Place } from '../seed/places.ts';
import { providerRanges } from '../seed/provider.ts';
import type { Pending, Store, Verdict } from '../store/store.ts';
import type { Faults } from './faults.ts';
import { type DownloadBlocks, publish } from './publish.ts';
import { createResults, reviewer } from './results.ts';

/** The bureau's review: machine checks at once, then a reviewer's decision after a delay. */
export interface Review {
  /** Judges an accepted file. Commits. */
  receive(parsed: ParsedFile, file: { dataSequence: string; fileName: string }): void;
  /**
   * Decides now if a filing of the subject is in review, else stores the verdict for its next one. A new filing is named by the
   * provider's id of its subject, and only while it is in review.
   */
  decideOrStoreVerdict(ztid: string, verdict: Verdict): 'decided' | 'kept' | 'unknown';
  /** Decides everything in review; returns how many. */
  decideAll(): number;
  /** Starts the review when the SMS verification has passed, else returns the filing to the provider. */
  completeSmsCheck(key: FilingKey, verified: boolean): void;
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

/**
 * A filing is rejected when one of its remarks contains these words. With it a caller without access to the control routes can get a
 * rejection.
 */
const refusalTrigger = '样例拒绝';
const maxTimeoutMs = 2 ** 31 - 1;
/** Due time until the SMS is answered. */
const farFuture = '9999-12-31T00:00:00.000Z';

/** Elements of a later version of the interface, in each block and beside them. */
const withUnknownElements = (blocks: DownloadBlocks): DownloadBlocks =>
  Object.fromEntries(
    Object.entries({ ...blocks, Xinkuai: { Xinxiang: '样例' } }).map(([name, block]) => [
      name,
      typeof block === 'object' && !Array.isArray(block) ? { ...block, Xinxiang: '样例' } : block,
    ]),
  );

export function createReview(settings: ReviewSettings): Review {
  const { store, clock, faults, place, ispId, decisionDelayMs, filed, ministry, log } = settings;
  const { state } = store;
  const results = createResults(place, faults);
  let timer: NodeJS.Timeout | undefined;

  const publishBlocks = (blocks: DownloadBlocks, ztids: readonly string[], isLate = false) => {
    const times = blocks.BAJG !== undefined && faults.shouldFire('duplicateResults') ? 2 : 1;
    const lateByMs = isLate ? faults.settings.lateByMs : 0;
    const broken = faults.shouldFire('unreadableRecord') ? { XGTZ: { Tzxx: [{ Bz: '样例' }] } } : {};
    const content = { ...blocks, ...broken };
    const sentBlocks = faults.shouldFire('unknownElements') ? withUnknownElements(content) : content;
    for (let sent = 0; sent < times; sent++) publish(store, clock, place.letters, sentBlocks, ztids, lateByMs);
  };

  const inReview = (filing: Filing, ztid: string): FilingInReview => ({
    czlx: filing.czlx,
    ztid,
    jlids: filing.jlids,
    parts: filing.parts,
  });
  const restore = ({ czlx, content }: Pending) => operations[czlx].restore(content);

  const decisionAt = () => new Date(clock.now().getTime() + decisionDelayMs).toISOString();

  /** Judges the filings of one file, each with those before it in review; returns the refused ones. */
  const judge = (filings: readonly Filing[], file: { dataSequence: string; fileName: string }) => {
    const waiting = state.pending.map((pending) => inReview(restore(pending), pending.ztid));
    const bureau: BureauData = {
      province: place.province,
      ispId,
      providerRanges,
      records: state.records,
      ended: state.ended,
      inReview: waiting,
      filed,
      changeNeedsPassword: faults.settings.changePassword === 'required',
      subjectNeedsPassword: faults.settings.subjectPassword === 'required',
    };
    const refused: { filing: Filing; ztid: string; codes: number[] }[] = [];
    const isPartial = filings.length > 1 && faults.shouldFire('partialBatches');
    for (const [at, filing] of filings.entries()) {
      const { czlx, content } = filing;
      const ztid = filing.subjectId(state);
      const codes = filing.codes(bureau);
      const logged = { dataSequence: file.dataSequence, czlx, ztid, codes };
      log.info(logged, codes.length > 0 ? 'filing refused by machine' : 'filing waits for review');
      if (codes.length > 0) {
        refused.push({ filing, ztid, codes });
        continue;
      }
      const late = isPartial && at % 2 === 1 ? { late: true as const } : {};
      const asked = ministry.open(
        { ztid, dataSequence: file.dataSequence },
        { province: place.province, czlx, submittedAs: filing.bs, principals: filing.principals(state) },
      );
      const sms = asked ? { dueAt: farFuture, sms: true as const } : { dueAt: decisionAt() };
      state.pending.push({ ztid, ...file, czlx, content, ...late, ...sms });
      waiting.push(inReview(filing, ztid));
    }
    return refused;
  };

  const receive: Review['receive'] = (parsed, file) => {
    const { dataSequence, fileName } = file;
    if ('refusal' in parsed) {
      const { refusal, czlx, detail } = parsed;
      log.info({ dataSequence, code: refusal, detail }, 'file refused');
      const where = detail && `${detail.path} ${detail.rule}`;
      publishBlocks({ BAJG: results.ofFile(refusal, czlx, fileName, where) }, []);
    } else if ('verifications' in parsed) {
      log.info({ dataSequence, results: parsed.verifications.length }, 'verification results taken');
      state.verifications.push(...parsed.verifications);
    } else if ('materials' in parsed) {
      const given = judgeMaterials(state, parsed.materials);
      log.info({ dataSequence, results: given.map(({ codes }) => codes) }, 'materials judged');
      publishBlocks({ BAJG: results.ofMaterials(given) }, []);
    } else {
      const refused = judge(parsed.filings, file);
      if (refused.length > 0) {
        publishBlocks(
          { BAJG: results.ofMachine(refused) },
          refused.map(({ ztid }) => ztid),
        );
      }
    }
    state.judgedThrough = Math.max(state.judgedThrough, Number(dataSequence));
    store.commit();
    processDue();
  };

  const approve = (filing: Filing): Effect | { readonly code: number } =>
    filing.approve({
      day: shanghaiDay(clock.now()),
      reviewer,
      ispId,
      short: place.short,
      files: state,
      nextId: () => {
        state.nextId = (BigInt(state.nextId) + 1n).toString();
        return state.nextId;
      },
    });

  /** Writes the effect into the state; returns the block that publishes it. */
  const apply = (ztid: string, { record, ended }: Effect): DownloadBlocks => {
    const at = state.records.findIndex(({ Zt_xx }) => Zt_xx.Ztid === ztid);
    const before = state.records[at];
    if (before) keepRegistered(state, before, record);
    state.records.splice(at < 0 ? state.records.length : at, 1, ...(record ? [record] : []));
    if (ended === undefined) return { BASJ: { Baxx: record ? [record] : [] } };
    state.ended.push(ended);
    return { ZXSJ: { Zxxx: [{ Zxlb: ended.Zxlb, Jlid: ended.ids[0] }] } };
  };

  const decide = (pending: Pending) => {
    const { ztid } = pending;
    const filing = restore(pending);
    const given = state.verdicts[ztid] ?? { pass: !filing.remarks.some((remark) => remark?.includes(refusalTrigger)) };
    delete state.verdicts[ztid];
    state.pending = state.pending.filter((other) => other !== pending);
    const approved = given.pass ? approve(filing) : undefined;
    // What it names may have ended since it was judged.
    const verdict: Verdict = approved && 'code' in approved ? { pass: false, codes: [approved.code] } : given;
    const BAJG = results.ofReviewer(filing, verdict, shanghaiMoment(clock.now()));
    const isLate = pending.late === true || faults.shouldFire('lateResults');
    log.info({ ztid, czlx: filing.czlx, pass: verdict.pass }, 'decided');
    if (approved === undefined || 'code' in approved) publishBlocks({ BAJG }, [ztid], isLate);
    else {
      const blocks = apply(ztid, approved);
      const own = approved.record?.Zt_xx.Ztid ?? ztid;
      if (faults.settings.blocksTogether) publishBlocks({ BAJG, ...blocks }, [ztid, own], isLate);
      else {
        publishBlocks({ BAJG }, [ztid], isLate);
        publishBlocks(blocks, [own], isLate);
      }
    }
    store.commit();
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
      const pending = state.pending.find((one) => one.ztid === ztid && !one.sms);
      if (pending === undefined && !isKnownSubject(state, ztid)) return 'unknown';
      state.verdicts[ztid] = verdict;
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
      if (!state.pending.some(isSmsPending)) return;
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

/** Whether a subject is on file or in review under this id. */
export const isKnownSubject = ({ records, pending }: Pick<Store['state'], 'records' | 'pending'>, ztid: string) =>
  records.some(({ Zt_xx }) => Zt_xx.Ztid === ztid) || pending.some((one) => one.ztid === ztid);
