import '../../i18n/board-texts.ts';
import { clockPartyLabels } from '@beian/domain/board';
import { queueClocks, queueFilterPatterns } from '@beian/domain/order';
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

/** "11-25 09:00 – 11-25 10:00", or only one end. */
function dueSays(t: Translate, from: string | null, before: string | null): string {
  if (from === null) return t('chips.dueBefore', { at: at(before ?? '') });
  return before === null
    ? t('chips.dueFrom', { at: at(from) })
    : t('chips.due', { from: at(from), before: at(before) });
}

/** Filters from a board that the filter bar does not show; each can be removed. */
export function FilterChips({ view, rows, onChange }: FilterChipsProps) {
  const t = useT();
  const language = useLanguage();
  const { data: colleagues = [] } = useColleagues();
  const { clock, partner, dueAfter, dueBefore, late, ended, approved } = view;
  const chip = (name: string, text: string, without: ViewChange) => (
    <li key={name}>
      {text}
      <button type="button" aria-label={t('chips.remove', { name: text })} onClick={() => onChange(without)}>
        ×
      </button>
    </li>
  );
  const nameOf = (who: string): string =>
    who.startsWith('staff_')
      ? (colleagues.find(({ id }) => id === who)?.name ?? t('queue.holderGone'))
      : queueClocks[who as keyof typeof queueClocks][language];
  const endedSays = (): string => {
    const [, from = '', before = '', who] = queueFilterPatterns.ended.exec(ended ?? '') ?? [];
    const span = t('chips.ended', { from: at(from), before: at(before) });
    return who === undefined ? span : `${span} · ${nameOf(who)}`;
  };
  const approvedSays = (): string => {
    const [, week = '', party, share] = queueFilterPatterns.approved.exec(approved ?? '') ?? [];
    const name = party === undefined ? undefined : clockPartyLabels[party as keyof typeof clockPartyLabels][language];
    if (name === undefined) return t('chips.approved', { week });
    return share === undefined
      ? t('chips.approvedParty', { week, party: name })
      : t('chips.approvedOver', { week, party: name, share: share === 'half' ? 'p50' : 'p90' });
  };
  const chips = [
    clock === null ? null : chip('clock', queueClocks[clock][language], { clock: null }),
    partner === null
      ? null
      : chip('partner', t('chips.partner', { name: rows[0]?.partner.name ?? '–' }), { partner: null }),
    dueAfter === null && dueBefore === null
      ? null
      : chip('due', dueSays(t, dueAfter, dueBefore), { dueAfter: null, dueBefore: null }),
    late === null
      ? null
      : chip('late', late === 'ALL' ? t('chips.late') : t('chips.lateOf', { of: nameOf(late) }), { late: null }),
    ended === null ? null : chip('ended', endedSays(), { ended: null }),
    approved === null ? null : chip('approved', approvedSays(), { approved: null }),
  ].filter((one) => one !== null);
  if (chips.length === 0) return null;
  return (
    <ul className={styles.cuts} aria-label={t('chips.title')}>
      {chips}
    </ul>
  );
}
