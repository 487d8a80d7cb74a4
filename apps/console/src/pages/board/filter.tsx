import { type BoardPeriod, boardPeriods } from '@beian/domain/board';
import { ourDuties } from '@beian/domain/clock';
import { LATE_WINDOW_DAYS, queueClocks, queueFilterPatterns } from '@beian/domain/order';
import { Button, Segmented, Select } from 'antd';
import { createContext, useContext } from 'react';
import { useT } from '../../app/providers/i18n.ts';
import { commonTexts } from '../../ui/texts.ts';
import styles from './board.module.css';
import type { Board } from './documents.ts';
import { daysUntil, endedOrdersPath, lateOrdersPath, type Narrow, openOrdersPath } from './links.ts';
import { boardTexts } from './texts.ts';

export interface BoardFilter {
  readonly partner: string | null;
  readonly clock: (typeof ourDuties)[number] | null;
  readonly period: BoardPeriod;
}

const periods = Object.keys(boardPeriods) as BoardPeriod[];
const usualPeriod: BoardPeriod = 'DAYS_30';

/** The filter in the URL; a value that is none of the board's counts as none. */
export function readFilter(params: URLSearchParams): BoardFilter {
  const partner = params.get('partner');
  return {
    partner: partner !== null && queueFilterPatterns.partner.test(partner) ? partner : null,
    clock: ourDuties.find((one) => one === params.get('clock')) ?? null,
    period: periods.find((one) => one === params.get('period')) ?? usualPeriod,
  };
}

export const isNarrowed = ({ partner, clock }: BoardFilter): boolean => partner !== null || clock !== null;

/** Variables of the query. */
export const filterVariables = ({ partner, clock, period }: BoardFilter) => ({ partnerId: partner, clock, period });

export const BoardFilterContext = createContext<BoardFilter>({ partner: null, clock: null, period: usualPeriod });

/** Links to the lists behind the numbers, narrowed like the numbers. */
export function useBoardLinks() {
  const filter = useContext(BoardFilterContext);
  const { partner, clock, period } = filter;
  const ofPartner: Narrow = partner === null ? {} : { partner };
  const narrow: Narrow = { ...ofPartner, ...(clock === null ? {} : { clock }) };
  return {
    filter,
    open: (more: Narrow = {}) => openOrdersPath({ ...narrow, ...more }),
    ours: (more: Narrow = {}) => openOrdersPath({ clock: 'OURS', ...narrow, ...more }),
    /** null: the list of late orders is of 30 days. */
    late: (more: Narrow = {}) =>
      period === usualPeriod
        ? lateOrdersPath({ ...ofPartner, ...(clock === null ? {} : { late: clock }), ...more })
        : null,
    /** Within one day. */
    ended: (from: string, before: string) => endedOrdersPath(from, before, ofPartner, clock ?? undefined),
    /** In the period; null: no list has so many days, or the turns of one duty over them. */
    endedInPeriod: (now: string) =>
      clock === null && boardPeriods[period].days <= LATE_WINDOW_DAYS
        ? endedOrdersPath(...daysUntil(now, boardPeriods[period].days), ofPartner)
        : null,
  };
}

interface FilterBarProps {
  readonly partners: Board['partners'];
  readonly filter: BoardFilter;
  readonly onChange: (next: Partial<Record<keyof BoardFilter, string | null>>) => void;
}

/** Stage, partner and period of the board, and what they do not apply to. */
export function BoardFilterBar({ partners, filter, onChange }: FilterBarProps) {
  const t = useT();
  return (
    <search className={styles.filters} aria-label={t(boardTexts.filters)}>
      <Select
        size="small"
        className={styles.filter}
        aria-label={t(boardTexts.filterStage)}
        allowClear
        placeholder={t(boardTexts.allStages)}
        value={filter.clock}
        options={ourDuties.map((value) => ({ value, label: t(queueClocks[value]) }))}
        onChange={(clock: string | undefined) => onChange({ clock: clock ?? null })}
      />
      <Select
        size="small"
        className={styles.filter}
        aria-label={t(boardTexts.filterPartner)}
        allowClear
        showSearch
        optionFilterProp="label"
        placeholder={t(boardTexts.allPartners)}
        value={filter.partner}
        options={partners.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(partner: string | undefined) => onChange({ partner: partner ?? null })}
      />
      <Segmented<BoardPeriod>
        size="small"
        aria-label={t(boardTexts.filterPeriod)}
        value={filter.period}
        options={periods.map((value) => ({ value, label: t(boardPeriods[value].label) }))}
        onChange={(period) => onChange({ period: period === usualPeriod ? null : period })}
      />
      {isNarrowed(filter) ? (
        <Button size="small" type="link" onClick={() => onChange({ clock: null, partner: null })}>
          {t(commonTexts.clear)}
        </Button>
      ) : null}
    </search>
  );
}
