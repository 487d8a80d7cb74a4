import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { states } from '@beian/domain/order-names';
import { Button, Timeline as Course, Flex, Tag } from 'antd';
import { useState } from 'react';
import { getLanguage, labelOf, t } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { clockTime, shanghai } from '../../ui/time.ts';
import { useUrl } from '../../ui/use-url.ts';
import { useReasons } from '../items/use-reasons.ts';
import parts from '../parts.module.css';
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
export function linesOf(order: Pick<Order, 'timeline' | 'reveals' | 'notices'>): Line[] {
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
        .map((notice) => `${recipientOf(notice)} · ${deliveryOf(notice, t(timelineTexts.delivered))}`)
        .join(t(timelineTexts.listed)),
    };
  });
  return timelineLines([...order.timeline.map(entryOf), ...reveals, ...notices]);
}

/** What happened to the order, by Shanghai day, newest first, and by kind. */
export function Timeline({ lines }: { lines: readonly Line[] }) {
  const { params, change } = useUrl();
  const kind = timelineKinds.find((one) => one === params.get('events')) ?? null;
  if (lines.length === 0) return <p className={styles.empty}>{t(historyTabTexts.empty)}</p>;
  const countOf = (one: TimelineKind | null) => lines.filter((line) => one === null || line.kind === one).length;
  const shown = lines.filter((line) => kind === null || line.kind === kind);
  return (
    <>
      <Flex role="group" wrap gap={4} className={styles.kinds} aria-label={t(timelineTexts.filter)}>
        {[null, ...timelineKinds.filter((one) => one === kind || countOf(one) > 0)].map((one) => (
          <Button
            key={one ?? 'all'}
            size="small"
            className={one === kind ? parts.shown : undefined}
            aria-pressed={one === kind}
            onClick={() => change({ events: one })}
          >
            {t(timelineTexts.kind[one ?? 'all'])} <span className={parts.faint}>{countOf(one)}</span>
          </Button>
        ))}
      </Flex>
      {shown.length === 0 ? <p className={styles.empty}>{t(historyTabTexts.empty)}</p> : null}
      <ol className={styles.course} aria-label={t(historyTabTexts.timeline)}>
        {byDay(shown).map(([day, ofDay]) => (
          <li key={day}>
            <h3>
              {day.slice(5)}{' '}
              <span className={parts.small}>
                {shanghai(ofDay[0]?.at ?? day)
                  .locale(getLanguage() === 'zh' ? 'zh-cn' : 'en')
                  .format('ddd')}
              </span>
            </h3>
            <Course
              items={ofDay.map((line) =>
                isGroup(line)
                  ? { key: line.id, color: dots.staff, children: <Group group={line} /> }
                  : { key: line.id, color: dots[line.party], children: <EntryLine entry={line} /> },
              )}
            />
          </li>
        ))}
      </ol>
    </>
  );
}

const dots: Readonly<Record<Entry['party'], string>> = {
  staff: 'var(--party-reviewer)',
  partner: 'var(--party-applicant)',
  bureau: 'var(--party-bureau)',
  ministry: 'var(--party-ministry)',
  system: 'var(--line-strong)',
};

function EntryLine({ entry }: { entry: Entry }) {
  return (
    <p className={parts.line}>
      <time className={parts.faint} dateTime={entry.at}>
        {clockTime(entry.at)}
      </time>
      <b>{entry.label}</b>
      {entry.to === null ? null : <Tag>{t(labelOf(states, entry.to))}</Tag>}
      <span className={parts.faint}>{entry.actorName}</span>
      {entry.verdict !== null ? (
        <VerdictText verdict={entry.verdict} />
      ) : entry.detail === null ? null : (
        <span>{entry.detail}</span>
      )}
    </p>
  );
}

function VerdictText({ verdict }: { verdict: NonNullable<Entry['verdict']> }) {
  const labels = new Map(useReasons().map(({ code, label }) => [code, label]));
  const reasons = verdict.codes.map((code) => `${code} ${labels.get(code) ?? ''}`.trim());
  return (
    <>
      <span>{verdict.label}</span>
      <span className={verdict.verdict === 'pass' ? parts.ok : parts.bad}>
        {verdict.verdict === 'pass' ? `✓ ${t(itemTexts.pass)}` : `× ${t(itemTexts.returned)}`}
      </span>
      {reasons.length === 0 ? null : <span>{reasons.join(t(timelineTexts.listed))}</span>}
    </>
  );
}

function Group({ group }: { group: VerdictGroup }) {
  const [open, setOpen] = useState(false);
  const { passed, returned } = group;
  const list = [
    ...(passed > 0 ? [t(timelineTexts.passed, { n: passed })] : []),
    ...(returned > 0 ? [t(timelineTexts.returned, { n: returned })] : []),
  ].join(t(timelineTexts.comma));
  return (
    <>
      <time className={parts.faint} dateTime={group.at}>
        {clockTime(group.at)}
      </time>{' '}
      <button type="button" className={parts.link} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />} <b>{group.actorName}</b>{' '}
        {t(timelineTexts.verdicts, { n: passed + returned, list })}
      </button>
      {open ? (
        <ul>
          {group.entries.map(({ id, at, verdict }) => (
            <li key={id} className={parts.line}>
              <time dateTime={at}>{shanghai(at).format('HH:mm:ss')}</time>
              {verdict === null ? null : <VerdictText verdict={verdict} />}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
