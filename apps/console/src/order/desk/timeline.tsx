import '../../i18n/reveal-texts.ts';
import { clockTime, shanghai } from '../../common/time.ts';
import { useLanguage, useT } from '../../providers/i18n.ts';
import type { Order } from '../documents.ts';
import styles from './history.module.css';

type Entry = Pick<Order['timeline'][number], 'id' | 'at' | 'label' | 'actorName' | 'actorKind' | 'detail'> & {
  readonly event: string;
  readonly to: Order['timeline'][number]['to'];
};

/** Events and reveals, oldest first. */
function entriesOf(order: Order, revealed: string): Entry[] {
  const reveals = order.reveals.map((one) => ({
    ...{
      id: one.id,
      at: one.at,
      label: revealed,
      actorName: one.staffName,
      actorKind: 'staff',
      event: 'reveal',
      to: null,
    },
    detail: `${one.label} · ${one.purposeLabel} · ${one.words}`,
  }));
  const all: Entry[] = [...order.timeline, ...reveals];
  return reveals.length === 0 ? all : all.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** Newest day first, and within a day newest first; the API sends oldest first. */
function byDay(entries: readonly Entry[]): [string, Entry[]][] {
  const days = new Map<string, Entry[]>();
  for (const entry of [...entries].reverse()) {
    const day = shanghai(entry.at).format('YYYY-MM-DD');
    const list = days.get(day);
    if (list === undefined) days.set(day, [entry]);
    else list.push(entry);
  }
  return [...days];
}

const dots: Readonly<Record<string, string | undefined>> = {
  staff: styles.reviewer,
  partner: styles.applicant,
  bureau: styles.bureau,
  ministry: styles.ministry,
};
const bureauEvents: ReadonlySet<string> = new Set(['uploadAccepted', 'uploadRefused', 'bureauApprove', 'bureauRefuse']);

/** Every event of the order, grouped by Shanghai day. */
export function Timeline({ order }: { order: Order }) {
  const t = useT();
  const language = useLanguage();
  const entries = entriesOf(order, t('timeline.reveal'));
  if (entries.length === 0) return <p className={styles.empty}>{t('tab.empty')}</p>;
  return (
    <ol className={styles.timeline} aria-label={t('tab.timeline')}>
      {byDay(entries).map(([day, entries]) => (
        <li key={day} className={styles.day}>
          <h3>
            {day.slice(5)}{' '}
            <span>
              {shanghai(entries[0]?.at ?? day)
                .locale(language === 'zh' ? 'zh-cn' : 'en')
                .format('ddd')}
            </span>
          </h3>
          <ol>
            {entries.map((entry) => (
              <li key={entry.id} className={styles.entry}>
                <time dateTime={entry.at}>{clockTime(entry.at)}</time>
                <span
                  className={`${styles.dot} ${dots[bureauEvents.has(entry.event) ? 'bureau' : entry.actorKind] ?? ''}`}
                  aria-hidden
                />
                <p>
                  <b>{entry.label}</b>
                  {entry.to === null ? null : <span className={styles.to}>{t(`state.${entry.to}`)}</span>}
                  <span className={styles.faint}>{entry.actorName}</span>
                  {entry.detail === null ? null : <span className={styles.detail}>{entry.detail}</span>}
                </p>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
