import { callOutcomes } from '@beian/domain/order';
import { Timeline as Course, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { labelOf, t } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { EvidenceBundle } from '../../ui/evidence/lazy-evidence-bundle.tsx';
import { fileOf } from '../../ui/file-number.ts';
import { fullTime } from '../../ui/time.ts';
import { AnswerCard } from '../items/triage.tsx';
import { adviceTexts, escalateTexts } from '../panels/colleague-texts.ts';
import parts from '../parts.module.css';
import styles from './history.module.css';
import { attemptTexts, historyTabTexts, noticeTexts } from './history-texts.ts';
import { deliveryOf, recipientOf, troubleOf } from './notice-text.ts';
import { ReportView } from './report-view.tsx';
import { linesOf, Timeline } from './timeline.tsx';

type HistoryOrder = Pick<
  Order,
  | 'id'
  | 'number'
  | 'timeline'
  | 'reveals'
  | 'notices'
  | 'calls'
  | 'notes'
  | 'advice'
  | 'escalations'
  | 'attempts'
  | 'bureauAnswers'
  | 'report'
>;

/** One line of a list: time, event, person, and a text below. */
interface Line {
  readonly id: string;
  readonly at: string | null;
  readonly what: ReactNode;
  readonly who: string;
  readonly text: string | null;
}

function Lines({ lines }: { lines: readonly Line[] }) {
  if (lines.length === 0) return <p className={styles.empty}>{t(historyTabTexts.empty)}</p>;
  return (
    <Course
      className={styles.course}
      items={lines.map(({ id, at, what, who, text }) => ({
        key: id,
        color: 'gray',
        children: (
          <>
            <p className={parts.line}>
              <time className={parts.faint} dateTime={at ?? undefined}>
                {at === null ? '–' : fullTime(at)}
              </time>
              <b>{what}</b> <span className={parts.faint}>{who}</span>
            </p>
            {text === null ? null : <p className={parts.words}>{text}</p>}
          </>
        ),
      }))}
    />
  );
}

function Answers({ order }: { order: HistoryOrder }) {
  if (order.bureauAnswers.length === 0) return <p className={styles.empty}>{t(historyTabTexts.empty)}</p>;
  return (
    <ul className={`${parts.list} ${styles.course}`}>
      {order.bureauAnswers.map((answer) => (
        <AnswerCard key={answer.id} answer={answer} />
      ))}
    </ul>
  );
}

const newestFirst = <T,>(list: readonly T[]): T[] => [...list].reverse();

const callLines = (order: HistoryOrder): Line[] =>
  newestFirst(order.calls).map((call) => ({
    id: call.id,
    at: call.at,
    what: t(labelOf(callOutcomes, call.outcome)),
    who: call.staffName,
    text: call.note,
  }));

const words = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join('\n');

/** Notes, advice and escalations with their answers, newest first. */
const noteLines = (order: HistoryOrder): Line[] => {
  const notes = order.notes.map((note) => ({ ...note, what: note.staffName, who: '', text: note.body }));
  const advice = order.advice.map((one) => ({
    ...one,
    what: t(adviceTexts.asked, { name: one.askedName, of: one.ofName ?? t(adviceTexts.supervisors) }),
    who:
      one.answeredAt === null
        ? t(adviceTexts.unanswered)
        : t(adviceTexts.answered, { name: one.answeredName ?? '', at: fullTime(one.answeredAt) }),
    text: words(one.question, one.answer === null ? null : `→ ${one.answer}`),
  }));
  const escalations = order.escalations.map((one) => ({
    ...one,
    what: `${one.staffName} · ${t(escalateTexts.line, { reason: one.reasonLabel })}`,
    who:
      one.settledAt !== null
        ? t(escalateTexts.settled, { name: one.settledName ?? '', at: fullTime(one.settledAt) })
        : one.open
          ? t(adviceTexts.unanswered)
          : t(escalateTexts.gone),
    text: words(one.note, one.answer === null ? null : `→ ${one.answer}`) || null,
  }));
  return [...notes, ...advice, ...escalations].toSorted((a, b) => (a.at < b.at ? 1 : -1));
};

const noticeLines = (order: HistoryOrder): Line[] =>
  newestFirst(order.notices).map((notice) => ({
    id: notice.id,
    at: notice.createdAt,
    what: notice.label,
    who: `${t(noticeTexts.to, { name: recipientOf(notice) })} · ${deliveryOf(notice)}`,
    text: troubleOf(notice, order.notices),
  }));

const attemptLines = (order: HistoryOrder): Line[] =>
  newestFirst(order.attempts).map((attempt) => ({
    id: attempt.id,
    at: attempt.sentAt,
    what: `${fileOf(attempt.sequence)} ${attempt.label}`,
    who: [
      attempt.settledAt === null ? '' : t(attemptTexts.settledAt, { at: fullTime(attempt.settledAt) }),
      attempt.code === null ? '' : t(attemptTexts.code, { code: attempt.code }),
    ]
      .filter(Boolean)
      .join(' · '),
    text: attempt.message,
  }));

/** Below the items: events, calls and notices, and the report as the bureau will see it. */
export function History({ order }: { order: HistoryOrder }) {
  const notes = noteLines(order);
  const lines = linesOf(order);
  const tabs: readonly [name: keyof typeof historyTabTexts, count: number | null, content: ReactNode][] = [
    ['timeline', lines.length, <Timeline key="timeline" lines={lines} />],
    ['calls', order.calls.length, <Lines key="calls" lines={callLines(order)} />],
    ['notes', notes.length, <Lines key="notes" lines={notes} />],
    ['notices', order.notices.length, <Lines key="notices" lines={noticeLines(order)} />],
    ['attempts', order.attempts.length, <Lines key="attempts" lines={attemptLines(order)} />],
    ['answers', order.bureauAnswers.length, <Answers key="answers" order={order} />],
    ['report', null, <ReportView key="report" report={order.report} />],
  ];
  const items = tabs.map(([key, count, children]) => ({
    key,
    label: (
      <>
        {t(historyTabTexts[key])}
        {count === null ? null : <span className={parts.faint}> {count}</span>}
      </>
    ),
    children,
  }));
  return (
    <section className={styles.history} aria-label={t(historyTabTexts.title)}>
      {/* Beside the tab list, where only tabs are allowed. */}
      <div className={styles.aside}>
        <EvidenceBundle orderId={order.id} number={order.number} />
      </div>
      <Tabs items={items} size="small" tabBarGutter={16} />
    </section>
  );
}
