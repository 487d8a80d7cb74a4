import { Select } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { EscapeFigures, EscapeRate as Rate } from '../../generated/escapes.ts';
import { DataTable, figure } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { useUrl } from '../../ui/use-url.ts';
import { escapeTexts } from './texts.ts';

const { col } = escapeTexts;
/** `3.4 %` */
export const percent = (share: number | null): string =>
  share === null ? '–' : `${(share * 100).toFixed(share === 0 || share === 1 ? 0 : 1)} %`;
const shareOf = ({ escapes, decisions }: Rate['weeks'][number]): number | null =>
  decisions === 0 ? null : escapes / decisions;

/** Escape rates by province and rule over the period, each with its weeks. */
export function Rates({ figures }: { figures: EscapeFigures }) {
  const { params, change } = useUrl();
  const provinces = new Map(figures.rates.map(({ province, provinceName }) => [province, provinceName]));
  const province = params.get('province');
  const aboutOf = ({ provinceName, ruleLabel }: Rate) => `${provinceName} ${ruleLabel}`;
  return (
    <ListCard
      title={t(escapeTexts.rates)}
      lead={t(escapeTexts.ratesSays)}
      actions={
        <Select<string>
          style={{ width: 160 }}
          aria-label={t(col.province)}
          showSearch
          optionFilterProp="label"
          allowClear
          value={province}
          placeholder={t(escapeTexts.anyProvince)}
          options={[...provinces].map(([value, label]) => ({ value, label }))}
          onChange={(next: string | undefined) => change({ province: next ?? null })}
        />
      }
      rows={figures.rates.filter((one) => province === null || one.province === province)}
      idOf={(one) => `${one.province} ${one.rule === null ? 'all' : `of ${one.rule}`}`}
      columns={[
        { key: 'provinceName', title: col.province, width: 100 },
        {
          key: 'rule',
          title: col.rule,
          kind: 'head',
          cell: ({ rule, ruleLabel }) => (rule === null ? <strong>{ruleLabel}</strong> : ruleLabel),
        },
        { key: 'escapes', title: col.escapes, kind: 'number', width: 90 },
        { key: 'decisions', title: col.decisions, kind: 'number', width: 110 },
        { ...figure<Rate>('share', col.share, ({ share }) => percent(share)), width: 90 },
        {
          ...figure<Rate>('interval', col.interval, ({ low, high }) => `${percent(low)} – ${percent(high)}`),
          width: 150,
        },
        { key: 'trend', title: col.trend, width: 140, cell: ({ weeks }) => <Trend weeks={weeks} /> },
      ]}
      detail={{
        name: (row) => t(escapeTexts.showWeeks, { about: aboutOf(row) }),
        show: (row) => (
          <DataTable
            name={t(escapeTexts.showWeeks, { about: aboutOf(row) })}
            rows={row.weeks.filter(({ decisions }) => decisions > 0).toReversed()}
            idOf={({ week }) => week}
            columns={[
              { key: 'week', title: col.week, kind: 'head' },
              { key: 'escapes', title: col.escapes, kind: 'number' },
              { key: 'decisions', title: col.decisions, kind: 'number' },
              figure<Rate['weeks'][number]>('share', col.share, (week) => percent(shareOf(week))),
            ]}
          />
        ),
      }}
      empty={escapeTexts.noRates}
    />
  );
}

const [WIDTH, HEIGHT] = [112, 24];

/** The rate by week as a line; a week in which the bureau decided nothing is left out. */
function Trend({ weeks }: { weeks: Rate['weeks'] }) {
  const points = weeks.flatMap((week, at) => {
    const share = shareOf(week);
    return share === null ? [] : [{ ...week, at, share }];
  });
  const [first, last] = [points.at(0), points.at(-1)];
  if (first === undefined || last === undefined) return '–';
  const top = Math.max(...points.map(({ share }) => share));
  const x = (at: number) => (weeks.length === 1 ? WIDTH / 2 : (at / (weeks.length - 1)) * WIDTH);
  const y = (share: number) => HEIGHT - 2 - (top === 0 ? 0 : share / top) * (HEIGHT - 5);
  return (
    <svg viewBox={`-3 0 ${WIDTH + 6} ${HEIGHT}`} width={WIDTH} height={HEIGHT} color="var(--primary)" role="img">
      <title>{t(escapeTexts.trendSays, { first: first.week, last: last.week, most: percent(top) })}</title>
      <line x1={0} x2={WIDTH} y1={HEIGHT - 1} y2={HEIGHT - 1} stroke="var(--line)" />
      <polyline
        points={points.map(({ at, share }) => `${x(at)},${y(share)}`).join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.5}
      />
      <circle cx={x(last.at)} cy={y(last.share)} r={2} fill="currentColor" />
    </svg>
  );
}
