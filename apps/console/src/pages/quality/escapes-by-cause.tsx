import { Segmented } from 'antd';
import { useT } from '../../app/providers/i18n.ts';
import type { QualityFigures as Figures } from '../../generated/quality.ts';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { useUrl } from '../../ui/use-url.ts';
import { Count } from './cells.tsx';
import { cutOf, qualityListPath } from './links.ts';
import { qualityTexts } from './texts.ts';

const causes = ['RULE', 'FIELD', 'CODE'] as const satisfies readonly Figures['dimension'][];
type Cause = (typeof causes)[number];

/** Our rules that let through what a bureau refused, by item and code, most frequent first. */
export function EscapesByCause({ figures, days }: { figures: readonly Figures[]; days: number }) {
  const t = useT();
  const { params, change } = useUrl();
  const cause = causes.find((one) => one === params.get('where')) ?? 'RULE';
  const count = (list: 'escapes' | 'late'): Column<Figures> => ({
    key: list,
    title: qualityTexts.col[list],
    kind: 'number',
    cell: (row) => <Count n={row[list]} to={qualityListPath(list, cutOf(cause, row.value, days))} />,
  });
  return (
    <ListCard
      title={t(qualityTexts.whereLabel)}
      actions={
        <Segmented<Cause>
          size="small"
          aria-label={t(qualityTexts.whereLabel)}
          value={cause}
          onChange={(where) => change({ where })}
          options={causes.map((value) => ({ value, label: t(qualityTexts.where[value]) }))}
        />
      }
      rows={figures
        .filter(({ dimension }) => dimension === cause)
        .sort((a, b) => b.escapes + b.late - a.escapes - a.late || a.label.localeCompare(b.label))}
      columns={[
        {
          key: 'cause',
          title: qualityTexts.where[cause],
          kind: 'head',
          cell: ({ value, label }) =>
            value !== '' ? label : t(cause === 'RULE' ? qualityTexts.noRule : qualityTexts.noItem),
        },
        count('escapes'),
        ...(cause === 'FIELD' ? [count('late')] : []),
      ]}
      idOf={({ value }) => value}
      empty={qualityTexts.noneFound}
    />
  );
}
