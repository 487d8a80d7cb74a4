import { findTextsInForce } from '@beian/database/rules';
import { submissionMessageAad } from '@beian/database/schema';
import { isoSql, jsonRowsSql, type Projection } from '@beian/database/sql';
import type { AppContext } from '@beian/database/transaction';
import type { SaidView } from '@beian/domain/answer';
import { itemLabel } from '@beian/domain/notices';
import { type SmsState, smsReturnReason } from '@beian/domain/order';
import type { BureauAnswerView, ProposedReasonView } from '@beian/domain/order-fields';
import { refusedStates } from '@beian/domain/order-names';
import {
  type AnswerVerdict,
  answerLabels,
  type BureauWords,
  type Concern,
  type ExplainedCode,
  handlings,
  reasonTextIn,
} from '@beian/domain/reasons';
import type { TextsInForce } from '@beian/domain/rule-book';
import { type BilingualText, type Language, storedTextIn } from '@beian/domain/text';
import { bureauWordsAad } from '../bureau-words/words.ts';
import { type OrderRow, partOf } from '../part/part.ts';
import type { GivenReason } from '../return/return.ts';
import type { OrderView } from '../views/order-view.ts';
import { type AnswerDetails, answerDetailsAad } from './answer-details.ts';
import { concernsOfOrder } from './bureau-answer.ts';
import { type RecordedDetails, recordedAnswerAad } from './recorded-answer.ts';

interface Entry {
  id: string;
  answerId: string;
  position: number;
  at: string;
  submissionId: string;
  sequence: string;
  verdict: AnswerVerdict;
  day: string | null;
  said: ExplainedCode[];
  concerns: Concern[];
  details: string;
  staffName: string | null;
}

interface Recorded {
  id: string;
  at: string;
  submissionId: string;
  sequence: string;
  answer: 'approved' | 'refused' | 'writtenOff';
  details: string;
  staffName: string;
  evidenceId: string | null;
}

/** A file that the call itself refused; a file that was split into two is left out. */
interface RefusedCall {
  id: string;
  sequence: string;
  at: string;
  code: string | null;
  said: BilingualText | null;
  eventId: string | null;
  /** Sealed, base64. */
  message: string | null;
}

interface Said {
  latest: string | null;
  entries: Entry[] | null;
  recorded: Recorded[] | null;
  calls: RefusedCall[] | null;
  /** States of the phones of the last attempt that has SMS checks. */
  sms: SmsState[] | null;
}
type Row = Said & Pick<OrderRow, 'kind' | 'state' | 'changed'>;

const noneSaid: Said = { latest: null, entries: null, recorded: null, calls: null, sms: null };

const answers: Projection<'answers', Said | ForPartner[] | null> = {
  name: 'answers',
  optional: { rows: 'submissions', none: null },
  sql: `json_build_object(
      'latest', (select u.id from app.submission_orders so join app.submissions u on u.id = so.submission_id
        where so.order_id = o.id order by u.created_at desc, u.id desc limit 1),
      'entries', (select json_agg(json_build_object('id', e.id, 'answerId', e.answer_id, 'position', e.position, 'at', ${isoSql('e.at')},
          'submissionId', u.id, 'sequence', u.sequence::text, 'verdict', e.verdict, 'day', e.day, 'said', e.said,
          'concerns', e.concerns, 'details', encode(e.details, 'base64'), 'staffName', e.cleared_name) order by e.at, e.id)
        from app.submission_orders so join app.submissions u on u.id = so.submission_id
        join app.answer_entries e on e.submission_id = u.id and (e.order_id = o.id or e.order_id is null)
        where so.order_id = o.id and e.status in ('applied', 'repeated', 'notice')),
      'recorded', (select json_agg(json_build_object('id', r.id, 'at', ${isoSql('r.at')}, 'submissionId', u.id, 'sequence', u.sequence::text,
          'answer', r.answer, 'details', encode(r.details, 'base64'), 'staffName', r.staff_name,
          'evidenceId', r.evidence_id) order by r.at, r.id)
        from app.recorded_answers r join app.submissions u on u.id = r.submission_id where r.order_id = o.id),
      'sms', (select json_agg(k.state) from app.sms_checks k where k.order_id = o.id and k.submission_id = (select l.submission_id
        from app.sms_checks l where l.order_id = o.id order by l.created_at desc, l.id limit 1)),
      'calls', (select json_agg(json_build_object('id', u.id, 'sequence', u.sequence::text, 'at', ${isoSql('u.settled_at')},
          'code', u.code, 'said', u.said, 'eventId', w.id, 'message', w.message) order by u.created_at, u.id)
        from app.submission_orders so join app.submissions u on u.id = so.submission_id
        left join lateral (select v.id, encode(v.message, 'base64') as message from app.submission_events v
          where v.submission_id = u.id and v.message is not null order by v.at desc, v.id desc limit 1) w on true
        where so.order_id = o.id and u.state = 'REFUSED' and coalesce(so.answer, '') not in ('split', 'renumbered')
          and not exists (select 1 from app.submission_events v where v.submission_id = u.id and v.event = 'refuseLater')))`,
  forPartner:
    jsonRowsSql(`select so.submission_id as "submissionId", ${isoSql('so.answered_at')} as at, encode(so.words, 'base64') as words,
      so.push_seq = (select max(l.push_seq) from app.submission_orders l where l.order_id = o.id) as latest
    from app.submission_orders so where so.order_id = o.id and so.words is not null order by so.answered_at desc, so.submission_id`),
};

/** The text kept for the applicant of each refusal, newest first. */
interface ForPartner {
  submissionId: string;
  at: string;
  latest: boolean;
  words: string;
}

/**
 * The bureau's answers to an order, and the reasons derived from them. A partner reads only the text of refusals,
 * with personal values masked, because the answers themselves name people.
 */
export const answersPart = partOf({
  projections: [answers],
  view: async (read, { id, kind, state, changed }, { ctx, tx, actor, language }) => {
    const said = read.answers ?? (actor.kind === 'partner' ? [] : noneSaid);
    if (Array.isArray(said)) return { bureauAnswers: partnerViews(ctx, id, said, language) };
    // Reasons are proposed in refused states alone, in the words of today.
    const own = await findTextsInForce(tx.client, refusedStates.includes(state) ? null : []);
    return viewsOf(ctx, { ...said, kind, state, changed }, language, own);
  },
});

const partnerViews = (
  ctx: AppContext,
  orderId: string,
  rows: readonly ForPartner[],
  language: Language,
): BureauAnswerView[] =>
  rows.map(({ submissionId, at, latest, words: sealed }) => {
    const words = ctx.keys.unsealJson<BureauWords>(
      bureauWordsAad(submissionId, orderId),
      Buffer.from(sealed, 'base64'),
    );
    const items = words.codes.flatMap((one) => one.items.map((item) => ({ item })));
    return {
      ...{ id: submissionId, source: words.from === 'desk' ? 'RECORDED' : 'DOWNLOAD', at, sequence: '', latest },
      ...{ verdict: 'refused', verdictLabel: answerLabels.refused[language], day: words.day },
      codes: words.codes.map(({ code, sentence, words: own }) => ({
        ...{ code, sentence: storedTextIn(sentence, language), handling: null, words: own },
      })),
      items: itemsOf(items, language),
      ...{ opinion: words.opinion, remark: words.remark },
      ...{ reviewer: null, phone: null, staffName: null, evidenceUrl: null },
    };
  });

function viewsOf(ctx: AppContext, row: Row, language: Language, own: TextsInForce): Partial<OrderView> {
  const recorded = (row.recorded ?? []).map((one) => ({
    ...one,
    opened: ctx.keys.unsealJson<RecordedDetails>(recordedAnswerAad(one.id), Buffer.from(one.details, 'base64')),
  }));
  const views = [
    ...(row.entries ?? []).map((entry) => entryView(ctx, row, entry, language)),
    ...recorded.map(
      ({ opened, ...one }): BureauAnswerView => ({
        ...emptyAnswer(row, one, language),
        id: one.id,
        source: 'RECORDED',
        verdict: one.answer,
        verdictLabel: answerLabels[one.answer][language],
        items: itemsOf(opened.reasons, language),
        opinion: opened.text ?? null,
        staffName: one.staffName,
        evidenceUrl: one.evidenceId === null ? null : `/evidence/${one.evidenceId}`,
      }),
    ),
    ...(row.calls ?? []).map((call): BureauAnswerView => {
      const { code, said } = call;
      const sentence = said === null ? '' : storedTextIn(said, language);
      return {
        ...emptyAnswer(row, { ...call, submissionId: call.id }, language),
        id: call.id,
        source: 'CALL',
        codes:
          code === null ? [] : [{ code, sentence, handling: handlings.ours[language], words: messageOf(ctx, call) }],
      };
    }),
  ];
  const entries = (row.entries ?? []).filter((entry) => entry.submissionId === row.latest);
  const given = recorded.filter((one) => one.submissionId === row.latest).flatMap(({ opened }) => opened.reasons);
  return {
    bureauAnswers: views.sort((a, b) => (a.at < b.at ? 1 : -1)),
    proposedReasons: refusedStates.includes(row.state)
      ? [
          ...proposed(row, entries, language, own),
          ...(row.state === 'SMS_RETURNED' && row.sms !== null
            ? [{ item: null, ...reasonTexts(own, { code: smsReturnReason(row.sms) }, language) }]
            : []),
          ...given.map(({ own: said, ...one }) => ({ ...one, ...reasonTexts(own, { ...one, own: said }, language) })),
        ]
      : [],
  };
}

/** The bureau's own words in the answer of a call. */
const messageOf = (ctx: AppContext, { eventId, message }: RefusedCall): string | null =>
  eventId === null || message === null
    ? null
    : ctx.keys.unseal(submissionMessageAad(eventId), Buffer.from(message, 'base64')).toString();

const emptyAnswer = (
  row: Row,
  one: { readonly at: string; readonly submissionId: string; readonly sequence: string },
  language: Language,
): Omit<BureauAnswerView, 'id' | 'source'> => ({
  at: one.at,
  sequence: one.sequence,
  latest: one.submissionId === row.latest,
  verdict: 'technical',
  verdictLabel: answerLabels.technical[language],
  day: null,
  codes: [],
  items: [],
  opinion: null,
  remark: null,
  reviewer: null,
  phone: null,
  staffName: null,
  evidenceUrl: null,
});

function entryView(ctx: AppContext, row: Row, entry: Entry, language: Language): BureauAnswerView {
  const sealed = Buffer.from(entry.details, 'base64');
  const details = ctx.keys.unsealJson<AnswerDetails>(answerDetailsAad(entry), sealed);
  return {
    ...emptyAnswer(row, entry, language),
    id: entry.id,
    source: 'DOWNLOAD',
    verdict: entry.verdict,
    verdictLabel: answerLabels[entry.verdict][language],
    day: entry.day,
    codes: saidViews(entry.said, details, language),
    items: itemsOf(concernsOfOrder(entry.concerns, row), language),
    opinion: details.text ?? null,
    remark: details.remark ?? null,
    reviewer: details.reviewer ?? null,
    phone: details.phone ?? null,
    staffName: entry.staffName,
  };
}

/** The codes in the reader's language, with the bureau's own text where it adds to the table's sentence. */
export function saidViews(said: readonly ExplainedCode[], details: AnswerDetails, language: Language): SaidView[] {
  return said.map(({ code, sentence, handling }, at) => {
    const words = details.codes?.[at]?.text?.trim() ?? '';
    return {
      code,
      sentence: storedTextIn(sentence, language),
      handling: handling === undefined ? null : handlings[handling][language],
      words: words === '' || words === sentence.zh ? null : words,
    };
  });
}

const itemsOf = (concerns: readonly { readonly item: string | null }[], language: Language) =>
  [...new Set(concerns.flatMap(({ item }) => (item === null ? [] : [item])))].map((key) => ({
    key,
    label: itemLabel(key)[language],
  }));

/** Codes that the applicant cannot act on are not proposed: the order is pushed again or corrected by staff. */
function proposed(row: Row, entries: readonly Entry[], language: Language, own: TextsInForce): ProposedReasonView[] {
  const forApplicant = entries.flatMap(({ said, concerns }) =>
    concerns.filter(({ code }) => {
      const handling = said.find((one) => one.code === code)?.handling;
      return handling === 'correct' || handling === 'stop';
    }),
  );
  const found = concernsOfOrder(forApplicant, row);
  return found.map(({ item, reason }) => ({ item, ...reasonTexts(own, { code: reason }, language) }));
}

const reasonTexts = (
  texts: TextsInForce,
  { own, ...reason }: Omit<GivenReason, 'item' | 'words'>,
  language: Language,
) => ({
  code: reason.code,
  ...reasonTextIn({ ...reason, own: own ?? texts.reason(reason.code) }, language),
  words: [],
});
