import { type BoardPeriod, boardPeriods } from '@beian/domain/board';
import { ourDuties } from '@beian/domain/clock';
import { LATE_WINDOW_DAYS, queueClocks, queueFilterPatterns } from '@beian/domain/order';
import { Button, Flex, Segmented, Select } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { Board } from '../../generated/board.ts';
import { commonTexts } from '../../ui/texts.ts';
import { useUrl } from '../../ui/use-url.ts';
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
export function useBoardFilter(): BoardFilter {
  const { params } = useUrl();
  const partner = params.get('partner');
  return {
    partner: partner !== null && queueFilterPatterns.partner.test(partner) ? partner : null,
    clock: ourDuties.find((one) => one === params.get('clock')) ?? null,
    period: periods.find((one) => one === params.get('period')) ?? usualPeriod,
  };
}

export const isNarrowed = ({ partner, clock }: BoardFilter): boolean => partner !== null || clock !== null;

export const filterVariables = ({ partner, clock, period }: BoardFilter) => ({ partnerId: partner, clock, period });

/** Links to the lists behind the numbers, narrowed like the numbers. */
export function useBoardLinks() {
  const { partner, clock, period } = useBoardFilter();
  const ofPartner: Narrow = partner === null ? {} : { partner };
  const narrow: Narrow = { ...ofPartner, ...(clock === null ? {} : { clock }) };
  return {
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

const width = { width: 148 };

/** Stage, partner and period of the board, and what they do not apply to. */
export function BoardFilterBar({ partners }: Pick<Board, 'partners'>) {
  const filter = useBoardFilter();
  const { change } = useUrl();
  return (
    <Flex component="search" aria-label={t(boardTexts.filters)} gap={8} wrap align="center">
      <Select
        size="small"
        style={width}
        aria-label={t(boardTexts.filterStage)}
        allowClear
        placeholder={t(boardTexts.allStages)}
        value={filter.clock}
        options={ourDuties.map((value) => ({ value, label: t(queueClocks[value]) }))}
        onChange={(clock: string | undefined) => change({ clock: clock ?? null })}
      />
      <Select
        size="small"
        style={width}
        aria-label={t(boardTexts.filterPartner)}
        allowClear
        showSearch
        optionFilterProp="label"
        placeholder={t(boardTexts.allPartners)}
        value={filter.partner}
        options={partners.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(partner: string | undefined) => change({ partner: partner ?? null })}
      />
      <Segmented<BoardPeriod>
        size="small"
        aria-label={t(boardTexts.filterPeriod)}
        value={filter.period}
        options={periods.map((value) => ({ value, label: t(boardPeriods[value].label) }))}
        onChange={(period) => change({ period: period === usualPeriod ? null : period })}
      />
      {isNarrowed(filter) ? (
        <Button size="small" type="link" onClick={() => change({ clock: null, partner: null })}>
          {t(commonTexts.clear)}
        </Button>
      ) : null}
    </Flex>
  );
}
