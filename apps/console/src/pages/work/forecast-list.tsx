import { MAX_ASSIGNED_ORDERS } from '@beian/domain/order';
import { Button, Checkbox, Progress, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import type { OrderForecast as ForecastRow } from '../../generated/forecast.ts';
import type { Picked } from '../../queue/use-picked.ts';
import { DueCell } from '../../ui/due-cell.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { Faint, OrderLink } from '../../ui/list-page/cells.tsx';
import { type Column, DataTable } from '../../ui/list-page/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import { forecastTexts, workTexts } from './texts.ts';

const DueWhy = lazyPart(() => import('../../desk/panels/due-why.tsx'), 'DueWhy');

interface ListProps {
  readonly rows: readonly ForecastRow[];
  readonly picked: Picked;
  readonly more: ReactNode;
}

/** Orders by likelihood of a breach, each with the reasons and the explanation of its due time. */
export function ForecastList({ rows, picked, more }: ListProps) {
  const [asked, setAsked] = useState<ForecastRow | null>(null);
  const ids = rows.slice(0, MAX_ASSIGNED_ORDERS).map(({ order }) => order.id);
  const all = ids.length > 0 && ids.every((id) => picked.ids.has(id));
  const columns: Column<ForecastRow>[] = [
    {
      key: 'likelihood',
      title: forecastTexts.likelihood,
      width: 150,
      cell: ({ likelihood }) => <BreachLikelihood likelihood={likelihood} />,
    },
    {
      key: 'order',
      title: forecastTexts.order,
      kind: 'head',
      cell: ({ order }) => (
        <>
          <OrderLink {...order} />{' '}
          <Faint>{[order.stateLabel, order.provinceName, order.subjectName].join(' · ')}</Faint>
        </>
      ),
    },
    {
      key: 'due',
      title: forecastTexts.due,
      width: 190,
      cell: ({ order }) => <DueCell due={order.due} size="card" />,
    },
    {
      key: 'who',
      title: forecastTexts.who,
      width: 100,
      cell: ({ order }) => order.assignee?.name ?? t(workTexts.nobody),
    },
    { key: 'why', title: forecastTexts.why, cell: ({ why }) => why.join(' · ') },
    {
      key: 'dueWhy',
      title: forecastTexts.dueWhy,
      width: 140,
      kind: 'actions',
      cell: (row) => (
        <Button size="small" type="text" onClick={() => setAsked(row)}>
          {t(forecastTexts.dueWhy)}
        </Button>
      ),
    },
  ];
  return (
    <Section title={t(forecastTexts.list)}>
      <DataTable
        name={t(forecastTexts.list)}
        rows={rows}
        columns={columns}
        idOf={({ order }) => order.id}
        selection={{
          selectedRowKeys: [...picked.ids],
          onSelect: ({ order }) => picked.toggle(order.id),
          getCheckboxProps: ({ order }): object => ({ 'aria-label': t(forecastTexts.pick, { number: order.number }) }),
          columnTitle: (
            <Checkbox
              aria-label={t(forecastTexts.pickAll)}
              checked={all}
              indeterminate={!all && picked.ids.size > 0}
              onChange={() => picked.toggleAll(ids)}
            />
          ),
        }}
      />
      {more}
      {asked === null ? null : <DueWhy order={asked.order} open onClose={() => setAsked(null)} />}
    </Section>
  );
}

/** The likelihood as a bar and a number; what is not certain is never written as 0 or 100 %. */
function BreachLikelihood({ likelihood }: { likelihood: number }) {
  const percent = likelihood * 100;
  const said =
    percent > 0 && percent < 0.5 ? '< 1 %' : percent < 100 && percent > 99.5 ? '> 99 %' : `${Math.round(percent)} %`;
  const color = likelihood >= 0.5 ? 'var(--bad)' : likelihood >= 0.2 ? 'var(--hot-mark)' : 'var(--primary-line)';
  return (
    <Space size={8}>
      <Progress percent={percent} showInfo={false} size={[72, 6]} strokeColor={color} aria-label={said} />
      {said}
    </Space>
  );
}
