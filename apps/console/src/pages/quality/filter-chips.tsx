import { CloseOutlined } from '@ant-design/icons';
import { fieldRow, isFieldId } from '@beian/domain/filing';
import { orderKindLabels } from '@beian/domain/order-names';
import { Button } from 'antd';
import { labelOf, t } from '../../app/providers/i18n.ts';
import { useColleagues } from '../../order/use-colleagues.ts';
import type { FilterControl } from '../../ui/list-filters.tsx';
import { provinceName } from '../../ui/province-name.ts';
import { useUrl } from '../../ui/use-url.ts';
import { type Cut, readCut } from './links.ts';
import { qualityListTexts, qualityTexts } from './texts.ts';

/** A filter that a link has set, with which it is removed. */
export function FilterChip({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <Button
      icon={<CloseOutlined aria-hidden />}
      iconPosition="end"
      aria-label={t(qualityListTexts.remove, { name: label })}
      onClick={onRemove}
    >
      {label}
    </Button>
  );
}

/** A chip for each filter that is set. An empty text is a value, too: what has no item, or no rule. */
export function useFilterChips<N extends keyof Cut>(names: readonly N[]): Readonly<Record<N, FilterControl>> {
  const colleagues = useColleagues();
  const cut = readCut(useUrl().params);
  const labels: { readonly [K in keyof Cut]-?: (value: NonNullable<Cut[K]>) => string } = {
    days: (n) => t(qualityTexts.days, { n }),
    reviewer: (id) => colleagues.data?.find((one) => one.id === id)?.name ?? t(qualityTexts.by.REVIEWER),
    province: provinceName,
    kind: (kind) => t(labelOf(orderKindLabels, kind)),
    item: (key) => (key === '' ? t(qualityTexts.noItem) : isFieldId(key) ? t(fieldRow(key).label) : key),
    rule: (rule) => (rule === '' ? t(qualityTexts.noRule) : rule),
    code: (code) => code,
    rounds: (n) => t(qualityListTexts.roundsOf, { n }),
    roundsFrom: (n) => t(qualityListTexts.roundsFrom, { n }),
  };
  const chip =
    (name: N): FilterControl =>
    (_, onChange) =>
      cut[name] === undefined ? null : (
        <FilterChip label={labels[name](cut[name] as never)} onRemove={() => onChange(null)} />
      );
  return Object.fromEntries(names.map((name) => [name, chip(name)])) as Record<N, FilterControl>;
}
