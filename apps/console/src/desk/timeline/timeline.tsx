import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { states } from '@beian/domain/order-names';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { labelOf, type Translate, useLanguage, useT } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { clockTime, shanghai } from '../../ui/time.ts';
import { useReasons } from '../items/use-reasons.ts';
import { itemTexts } from '../texts.ts';
import styles from './history.module.css';
import { historyTabTexts, timelineTexts } from './history-texts.ts';
import { deliveryOf, recipientOf } from './notice-text.ts';
import {
  byDay,
  type Entry,
  entryOf,
  isGroup,
  type Line,
  noticeGroups,
  type TimelineKind,
  timelineKinds,
  timelineLines,
  type VerdictGroup,
} from './timeline-lines.ts';

/** Lines of a timeline, oldest first: events, reveals and notices. */
export function linesOf(t: Translate, order: Pick<Order, 'timeline' | 'reveals' | 'notices'>): Line[] {
  const reveals = order.reveals.map(
    (one): Entry => ({
      ...{ id: one.id, at: one.at, kind: 'reveal', label: t(timelineTexts.reveal), actorName: one.staffName },
      ...{ party: 'staff', to: null, verdict: null },
      detail: [one.label, one.purposeLabel, one.words].filter((part) => part !== '').join(' · '),
    }),
  );
  const notices = noticeGroups(order.notices).map((group): Entry => {
    const [{ id, label, createdAt }] = group;
    return {
      ...{ id, at: createdAt, kind: 'notice', label: t(timelineTexts.notified, { label }), actorName: '' },
      ...{ party: 'system', to: null, verdict: null },
      detail: group
        .map((notice) => `${recipientOf(t, notice)} · ${deliveryOf(t, notice, t(timelineTexts.delivered))}`)
        .join(t(timelineTexts.listed)),
    };
  });
  return timelineLines([...order.timeline.map(entryOf), ...reveals, ...notices]);
}

/** The name of the filter in the address. */
const PARAMETER = 'events';

function useKind(): [TimelineKind | null, (kind: TimelineKind | null) => void] {
  const [params, setParams] = useSearchParams();
  const { state } = useLocation();
  const asked = params.get(PARAMETER);
  const choose = (kind: TimelineKind | null) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        if (kind === null) next.delete(PARAMETER);
        else next.set(PARAMETER, kind);
        return next;
      },
      { replace: true, state },
    );
  return [timelineKinds.find((kind) => kind === asked) ?? null, choose];
}

/** What happened to the order, by Shanghai day, newest first, and by kind. */
export function Timeline({ lines }: { lines: readonly Line[] }) {
  const t = useT();
  const language = useLanguage();
  const [kind, choose] = useKind();
  if (lines.length === 0) return <p className={styles.empty}>{t(historyTabTexts.empty)}</p>;
  const countOf = (one: TimelineKind | null) => lines.filter((line) => one === null || line.kind === one).length;
  const shown = lines.filter((line) => kind === null || line.kind === kind);
  return (
    <>
      <fieldset className={styles.kinds}>
        <legend className={styles.hidden}>{t(timelineTexts.filter)}</legend>
        {[null, ...timelineKinds.filter((one) => one === kind || countOf(one) > 0)].map((one) => (
          <button key={one ?? 'all'} type="button" aria-pressed={one === kind} onClick={() => choose(one)}>
            {t(timelineTexts.kind[one ?? 'all'])} <span className={styles.count}>{countOf(one)}</span>
          </button>
        ))}
      </fieldset>
      {shown.length === 0 ? <p className={styles.empty}>{t(historyTabTexts.empty)}</p> : null}
      <ol className={styles.timeline} aria-label={t(historyTabTexts.timeline)}>
        {byDay(shown).map(([day, ofDay]) => (
          <li key={day} className={styles.day}>
            <h3>
              {day.slice(5)}{' '}
              <span>
                {shanghai(ofDay[0]?.at ?? day)
                  .locale(language === 'zh' ? 'zh-cn' : 'en')
                  .format('ddd')}
              </span>
            </h3>
            <ol>
              {ofDay.map((line) =>
                isGroup(line) ? <Group key={line.id} group={line} /> : <EntryLine key={line.id} entry={line} />,
              )}
            </ol>
          </li>
        ))}
      </ol>
    </>
  );
}

const dots: Readonly<Record<Entry['party'], string | undefined>> = {
  staff: styles.reviewer,
  partner: styles.applicant,
  bureau: styles.bureau,
  ministry: styles.ministry,
  system: '',
};

function EntryLine({ entry }: { entry: Entry }) {
  const t = useT();
  return (
    <li className={styles.entry}>
      <time dateTime={entry.at}>{clockTime(entry.at)}</time>
      <span className={`${styles.dot} ${dots[entry.party] ?? ''}`} aria-hidden />
      <p>
        <b>{entry.label}</b>
        {entry.to === null ? null : <span className={styles.to}>{t(labelOf(states, entry.to))}</span>}
        <span className={styles.faint}>{entry.actorName}</span>
        {entry.verdict !== null ? (
          <VerdictText verdict={entry.verdict} />
        ) : entry.detail === null ? null : (
          <span className={styles.detail}>{entry.detail}</span>
        )}
      </p>
    </li>
  );
}

/** The item, the verdict and the reasons in words. */
function VerdictText({ verdict }: { verdict: NonNullable<Entry['verdict']> }) {
  const t = useT();
  const labels = new Map(useReasons().map(({ code, label }) => [code, label]));
  const reasons = verdict.codes.map((code) => `${code} ${labels.get(code) ?? ''}`.trim());
  return (
    <>
      <span>{verdict.label}</span>
      <span className={verdict.verdict === 'pass' ? styles.ok : styles.bad}>
        {verdict.verdict === 'pass' ? `✓ ${t(itemTexts.pass)}` : `× ${t(itemTexts.returned)}`}
      </span>
      {reasons.length === 0 ? null : <span className={styles.detail}>{reasons.join(t(timelineTexts.listed))}</span>}
    </>
  );
}

function Group({ group }: { group: VerdictGroup }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const { passed, returned } = group;
  const list = [
    ...(passed > 0 ? [t(timelineTexts.passed, { n: passed })] : []),
    ...(returned > 0 ? [t(timelineTexts.returned, { n: returned })] : []),
  ].join(t(timelineTexts.comma));
  return (
    <li className={styles.entry}>
      <time dateTime={group.at}>{clockTime(group.at)}</time>
      <span className={`${styles.dot} ${styles.reviewer}`} aria-hidden />
      <div>
        <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />} <b>{group.actorName}</b>{' '}
          {t(timelineTexts.verdicts, { n: passed + returned, list })}
        </button>
        {open ? (
          <ul className={styles.verdicts}>
            {group.entries.map(({ id, at, verdict }) => (
              <li key={id}>
                <time dateTime={at}>{shanghai(at).format('HH:mm:ss')}</time>
                {verdict === null ? null : <VerdictText verdict={verdict} />}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </li>
  );
}
