import type { Permission } from '@beian/domain/order';
import {
  type SpotCheckList as ListName,
  spotCheckFilters,
  spotCheckLists,
  spotCheckOutcomes,
  spotCheckStates,
} from '@beian/domain/quality';
import { Tag, type TagProps } from 'antd';
import { Link } from 'react-router';
import { listOf } from '../../app/providers/data.ts';
import { t } from '../../app/providers/i18n.ts';
import { type SecondLook as SpotCheck, secondLooksDocument } from '../../generated/spot-check.ts';
import { type FilterControl, FilterTabs } from '../../ui/list-filters.tsx';
import { Faint } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { fullTime } from '../../ui/time.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import { useUrl } from '../../ui/use-url.ts';
import { FilterChip, useFilterChips } from './filter-chips.tsx';
import { spotChecksTexts } from './spot-check-texts.ts';
import { qualityTexts } from './texts.ts';

const names = Object.keys(spotCheckLists) as ListName[];
/** Permission needed to show each list; the API decides which rows it has. */
const own: Partial<Record<ListName, Permission>> = { TO_DO: 'lookAgain', ABOUT_ME: 'readOwnQuality' };

const spotChecks = listOf('spotChecks', secondLooksDocument, (data) => data.secondLooks);

export function SpotCheckList() {
  const may = useHasPermission();
  const { params } = useUrl();
  const shown = names.filter((name) => may(own[name] ?? 'readQuality'));
  const list = shown.find((name) => name === params.get('list')) ?? shown[0] ?? 'TO_DO';
  const empty = list === 'TO_DO' || list === 'ABOUT_ME' ? list : 'other';
  const listTabs: FilterControl = (_, onChange) => (
    <FilterTabs
      label={t(spotChecksTexts.lists)}
      labels={Object.fromEntries(shown.map((name) => [name, spotChecksTexts[name]]))}
      value={list}
      onChange={onChange}
    />
  );
  const outcome: FilterControl = (value, onChange) =>
    value === null && list !== 'ENDED' ? null : (
      <FilterTabs
        label={t(spotChecksTexts.outcome)}
        labels={{ ANY: qualityTexts.all, ...spotCheckOutcomes }}
        value={value}
        onChange={onChange}
      />
    );
  const state: FilterControl = (value, onChange) =>
    value === null ? null : (
      <FilterChip label={t(spotCheckStates[value as SpotCheck['state']])} onRemove={() => onChange(null)} />
    );
  return (
    <ListPage
      list={spotChecks}
      texts={{
        title: spotChecksTexts.title,
        lead: spotChecksTexts.lead,
        empty: spotChecksTexts.empty[empty],
        emptyHint: spotChecksTexts.emptyHint[empty],
        emptyFiltered: spotChecksTexts.empty.other,
        total: spotChecksTexts.total,
      }}
      filters={spotCheckFilters}
      controls={{
        ...useFilterChips(['days', 'reviewer', 'province', 'kind']),
        list: listTabs,
        state,
        outcome,
      }}
      variables={({ list: _, state, outcome, ...filter }) => ({ list, state, outcome, filter })}
      columns={columnsOf()}
      everySeconds={60}
      download="secondLooks"
    />
  );
}

/** Coloured where somebody erred. */
const colours: Readonly<Record<string, TagProps['color']>> = {
  AGREED: 'success',
  CAUGHT: 'warning',
  STRICT: 'warning',
  MISSED: 'error',
};

/** Of its outcome, or while there is none of its state. */
export const OutcomeTag = ({
  spotCheck: { outcome, outcomeLabel, stateLabel },
}: {
  readonly spotCheck: Pick<SpotCheck, 'outcome' | 'outcomeLabel' | 'stateLabel'>;
}) => <Tag color={colours[outcome ?? '']}>{outcomeLabel ?? stateLabel}</Tag>;

const columnsOf = (): Column<SpotCheck>[] => [
  { key: 'orderNumber', title: spotChecksTexts.order, width: 170, kind: 'head' },
  {
    key: 'outcome',
    title: spotChecksTexts.outcome,
    width: 190,
    cell: (one) => (
      <>
        <OutcomeTag spotCheck={one} />
        {one.otherwise === null
          ? null
          : one.otherwise === 0
            ? t(spotChecksTexts.allAlike)
            : t(spotChecksTexts.otherwise, { n: one.otherwise })}
      </>
    ),
  },
  {
    key: 'decision',
    title: spotChecksTexts.decision,
    cell: (one) => (
      <>
        {[one.stageLabel, one.eventLabel, one.kindLabel, one.provinceName].filter(Boolean).join(' · ')}{' '}
        <Faint>
          {[
            t(spotChecksTexts.items, { n: one.itemCount }),
            t(one.pushed ? spotChecksTexts.pushed : spotChecksTexts.notPushed),
          ].join(' · ')}
        </Faint>
      </>
    ),
  },
  {
    key: 'decidedAt',
    title: spotChecksTexts.decidedAt,
    width: 200,
    cell: (one) => (
      <>
        {fullTime(one.decidedAt)} <Faint>{one.decidedByName}</Faint>
      </>
    ),
  },
  { key: 'looker', title: spotChecksTexts.looker, width: 200, cell: (one) => lookText(one) },
  {
    key: 'open',
    title: spotChecksTexts.open,
    width: 90,
    kind: 'actions',
    cell: (one) => (
      <Link to={`/spot-checks/${encodeURIComponent(one.id)}`}>
        {t(one.mayTake ? spotChecksTexts.start : spotChecksTexts.open)}
      </Link>
    ),
  },
];

/** Who looked at it; while it is open until when it can be taken, and who has it. */
function lookText({ state, dueAt, lookerName, mine, outcome }: SpotCheck): string {
  if (state !== 'OPEN') return outcome === null ? '' : (lookerName ?? '');
  const until = `${t(spotChecksTexts.due)} ${fullTime(dueAt)}`;
  return lookerName === null || mine ? until : `${until} · ${t(spotChecksTexts.takenBy, { name: lookerName })}`;
}
