import { clockPartyLabels } from '@beian/domain/board';
import { queueClocks, queueFilterPatterns } from '@beian/domain/order';
import type { BilingualText } from '@beian/domain/text';
import { Tag } from 'antd';
import { t } from '../app/providers/i18n.ts';
import type { OrderRow } from '../order/documents.ts';
import { useColleagues } from '../order/use-colleagues.ts';
import page from '../ui/page.module.css';
import { shanghai } from '../ui/time.ts';
import { filterChipsTexts } from './filter-chips-texts.ts';
import type { QueueView, ViewChange } from './filters.ts';
import { queueTexts } from './texts.ts';

interface FilterChipsProps {
  readonly view: QueueView;
  readonly rows: readonly OrderRow[];
  readonly onChange: (change: ViewChange) => void;
}

const at = (instant: string): string => shanghai(instant).format('MM-DD HH:mm');

/** "11-25 09:00 – 11-25 10:00", or only one end. */
function dueSays(from: string | null, before: string | null): string {
  if (from === null) return t(filterChipsTexts.dueBefore, { at: at(before ?? '') });
  return before === null
    ? t(filterChipsTexts.dueFrom, { at: at(from) })
    : t(filterChipsTexts.due, { from: at(from), before: at(before) });
}

/** Filters from a board that the filter bar does not show; each can be removed. */
export function FilterChips({ view, rows, onChange }: FilterChipsProps) {
  const { data: colleagues = [] } = useColleagues();
  const { clock, partner, dueAfter, dueBefore, late, ended, waited, approved } = view;
  const chip = (name: string, text: string, without: ViewChange) => (
    <li key={name}>
      <Tag
        closable
        closeIcon={
          <button type="button" className={page.plain} aria-label={t(filterChipsTexts.remove, { name: text })}>
            ×
          </button>
        }
        onClose={() => onChange(without)}
      >
        {text}
      </Tag>
    </li>
  );
  const nameOf = (who: string): string =>
    who.startsWith('staff_')
      ? (colleagues.find(({ id }) => id === who)?.name ?? t(queueTexts.holderGone))
      : t(queueClocks[who as keyof typeof queueClocks]);
  const spanSays = (text: BilingualText, given: string): string => {
    const [, from = '', before = '', who] = queueFilterPatterns.span.exec(given) ?? [];
    const span = t(text, { from: at(from), before: at(before) });
    return who === undefined ? span : `${span} · ${nameOf(who)}`;
  };
  const approvedSays = (): string => {
    const [, week = '', party, share] = queueFilterPatterns.approved.exec(approved ?? '') ?? [];
    const name = party === undefined ? undefined : t(clockPartyLabels[party as keyof typeof clockPartyLabels]);
    if (name === undefined) return t(filterChipsTexts.approved, { week });
    return share === undefined
      ? t(filterChipsTexts.approvedParty, { week, party: name })
      : t(filterChipsTexts.approvedOver, { week, party: name, share: share === 'half' ? 'p50' : 'p90' });
  };
  const chips = [
    clock === null ? null : chip('clock', t(queueClocks[clock]), { clock: null }),
    partner === null
      ? null
      : chip('partner', t(filterChipsTexts.partner, { name: rows[0]?.partner.name ?? '–' }), { partner: null }),
    dueAfter === null && dueBefore === null
      ? null
      : chip('due', dueSays(dueAfter, dueBefore), { dueAfter: null, dueBefore: null }),
    late === null
      ? null
      : chip('late', late === 'ALL' ? t(filterChipsTexts.late) : t(filterChipsTexts.lateOf, { of: nameOf(late) }), {
          late: null,
        }),
    ended === null ? null : chip('ended', spanSays(filterChipsTexts.ended, ended), { ended: null }),
    waited === null ? null : chip('waited', spanSays(filterChipsTexts.waited, waited), { waited: null }),
    approved === null ? null : chip('approved', approvedSays(), { approved: null }),
  ].filter((one) => one !== null);
  if (chips.length === 0) return null;
  return (
    <ul className={page.bar} aria-label={t(filterChipsTexts.title)}>
      {chips}
    </ul>
  );
}
