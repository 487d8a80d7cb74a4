import '../../i18n/board-words.ts';
import { queueClocks } from '@beian/domain';
import { shanghai } from '../../common/time.ts';
import { type Translate, useLanguage, useT } from '../../providers/i18n.ts';
import type { OrderRow } from '../documents.ts';
import { useColleagues } from '../use-colleagues.ts';
import type { QueueView, ViewChange } from './filters.ts';
import styles from './queue.module.css';

interface FilterChipsProps {
  readonly view: QueueView;
  readonly rows: readonly OrderRow[];
  readonly onChange: (change: ViewChange) => void;
}

const at = (instant: string): string => shanghai(instant).format('MM-DD HH:mm');

/** "11-25 09:00 – 11-25 10:00", or one end of it. */
function dueSays(t: Translate, from: string | null, before: string | null): string {
  if (from === null) return t('chips.dueBefore', { at: at(before ?? '') });
  return before === null
    ? t('chips.dueFrom', { at: at(from) })
    : t('chips.due', { from: at(from), before: at(before) });
}

/** What a board's number has cut the list to beyond the bar of filters; each can be taken away. */
export function FilterChips({ view, rows, onChange }: FilterChipsProps) {
  const t = useT();
  const language = useLanguage();
  const { data: colleagues = [] } = useColleagues();
  const { clock, partner, dueFrom, dueBefore, late } = view;
  const chip = (name: string, text: string, without: ViewChange) => (
    <li key={name}>
      {text}
      <button type="button" aria-label={t('chips.remove', { name: text })} onClick={() => onChange(without)}>
        ×
      </button>
    </li>
  );
  const lateOf =
    late === null || late === 'ALL'
      ? ''
      : late.startsWith('staff_')
        ? (colleagues.find(({ id }) => id === late)?.name ?? t('queue.holderGone'))
        : queueClocks[late as keyof typeof queueClocks][language];
  const chips = [
    clock === null ? null : chip('clock', queueClocks[clock][language], { clock: null }),
    partner === null
      ? null
      : chip('partner', t('chips.partner', { name: rows[0]?.partner.name ?? '–' }), { partner: null }),
    dueFrom === null && dueBefore === null
      ? null
      : chip('due', dueSays(t, dueFrom, dueBefore), { dueFrom: null, dueBefore: null }),
    late === null
      ? null
      : chip('late', late === 'ALL' ? t('chips.late') : t('chips.lateOf', { of: lateOf }), { late: null }),
  ].filter((one) => one !== null);
  if (chips.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t('chips.title')}>
      {chips}
    </ul>
  );
}
